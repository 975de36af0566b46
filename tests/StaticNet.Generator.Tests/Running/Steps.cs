using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Tests.Running;

/// <summary>What the named steps of the generator did in its last run.</summary>
internal static class Steps
{
    private static readonly string[] Named = [NetworkGenerator.DeclarationStep, NetworkGenerator.OptionsStep, NetworkGenerator.WeightsStep, NetworkGenerator.BakingStep];

    public static void AssertNothingRecomputed(GeneratorRunResult result)
    {
        foreach (string step in Named)
        {
            Assert.All(Reasons(result, step), AssertNotNew);
        }

        Assert.All(Outputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>What became of each output of a named step, in order.</summary>
    public static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>What became of each source output: one for each network.</summary>
    public static IncrementalStepRunReason[] Outputs(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static void AssertNotNew(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The step ran: {reason}.");
}
