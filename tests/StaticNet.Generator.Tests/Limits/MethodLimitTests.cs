using StaticNet.Generator.Tests.Running;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Limits;

/// <summary>
/// RyuJIT optimises no method of more than 60,000 bytes, 20,000 instructions, 2,000 basic blocks, 2,000 locals or 8,000 mentions of locals, and stops inlining at
/// 512 locals. Whatever is declared, emitted methods stay below half of that.
/// </summary>
public class MethodLimitTests(ITestOutputHelper output)
{
    private const int MostBytes = 30_000;
    private const int MostInstructions = 10_000;
    private const int MostBlocks = 1_000;
    private const int MostLocals = 256;
    private const int MostReferences = 4_000;

    public static TheoryData<string> Networks => [.. LargeNetworks.All.Keys];

    public static TheoryData<string> Losses => [.. Enum.GetNames<Loss>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void No_method_comes_near_what_the_JIT_gives_up_at(string name) => AssertWithinLimits(LargeNetworks.All[name]);

    [Theory]
    [MemberData(nameof(Losses))]
    public void No_loss_over_many_outputs_does(string loss) =>
        AssertWithinLimits($"Input(3), Dense(4096, Activation.{(loss == "CrossEntropy" ? "Softmax" : "Sigmoid")}), Loss(Loss.{loss}), {LargeNetworks.AllOptimizers}");

    private void AssertWithinLimits(string attributes)
    {
        LargeBuild build = LargeBuild.Of(attributes);
        IReadOnlyList<EmittedMethod> methods = build.Methods;
        output.WriteLine($"{methods.Count} methods, {build.Characters} characters; generated in {build.Generating.TotalMilliseconds:0} ms, compiled in {build.Compiling.TotalMilliseconds:0} ms.");
        output.WriteLine($"Longest: {methods.MaxBy(method => method.Bytes)}");
        output.WriteLine($"Instructions: {methods.MaxBy(method => method.Counts.Instructions)}");
        output.WriteLine($"Blocks: {methods.MaxBy(method => method.Counts.Blocks)}");
        output.WriteLine($"Locals: {methods.MaxBy(method => method.Locals)}");
        output.WriteLine($"References: {methods.MaxBy(method => method.Counts.References)}");
        Assert.All(new[] { "Lanes4", "Lanes8", "Lanes16" }, width => Assert.Contains(methods, method => method.Name.StartsWith($"{width}.", StringComparison.Ordinal)));
        Assert.All(methods, method => Assert.True(
            method.Bytes < MostBytes && method.Locals < MostLocals && method.Counts is { Instructions: < MostInstructions, Blocks: < MostBlocks, References: < MostReferences },
            method.ToString()));
    }
}
