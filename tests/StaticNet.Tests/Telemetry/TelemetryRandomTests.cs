using StaticNet.Generator.Tests.Running;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>Networks that nobody chose: whatever stands beside whatever, telemetry says what the double-precision implementation gives.</summary>
public class TelemetryRandomTests
{
    private static int NetworksInOneAssembly => VectorWidths.Number(all: 25, some: 6);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_layers_in_any_order_are_measured_as_in_double_precision(int seed)
    {
        var networks = new RandomNetworks(new Random(seed));
        Run(networks.Next, (check, count) => check.Run(count));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    public void Any_layers_over_steps_are_measured_as_in_double_precision(int seed)
    {
        var networks = new RandomSequences(new Random(seed));
        Run(networks.Next, (check, count) =>
        {
            check.RunSequences(count, withLengths: false);
            check.RunSequences(count, withLengths: check.Network.StatisticTensors.Count == 0);
        });
    }

    private static void Run(Func<string> next, Action<TelemetryCheck, int> run)
    {
        string[] declarations = [.. Enumerable.Range(0, NetworksInOneAssembly).Select(_ => next())];
        Dictionary<string, Type> types = NetworkCompiler.Compile(string.Join(
            Environment.NewLine,
            declarations.Select((declaration, i) => $"[Network, Telemetry, {declaration}, Sgd] public sealed partial class Random{i};")));
        for (int i = 0; i < declarations.Length; i++)
        {
            foreach (int count in new[] { 1, 3, 18 })
            {
                try
                {
                    // As far as gradients may be off elsewhere; a new network for each size, so that roundings do not add up over steps.
                    run(new TelemetryCheck(types[$"Random{i}"], seed: count, tolerance: 1e-3), count);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"{declarations[i]}: {failure.Message}", failure);
                }
            }
        }
    }
}
