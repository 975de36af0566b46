using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Networks that nobody chose, against the double-precision reference: whatever stands beside whatever, losses, predictions and gradients are right.</summary>
public class RandomNetworkTests
{
    private static int NetworksInOneAssembly => VectorWidths.Number(all: 25, some: 10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_layers_in_any_order_compute_what_double_precision_computes(int seed)
    {
        var networks = new RandomNetworks(new Random(seed));
        string[] declarations = [.. Enumerable.Range(0, NetworksInOneAssembly).Select(_ => networks.Next())];
        Dictionary<string, Type> types = NetworkCompiler.Compile(string.Join(
            Environment.NewLine,
            declarations.Select((declaration, i) => $"[Network, {declaration}, Sgd] public sealed partial class Random{i};")));
        for (int i = 0; i < declarations.Length; i++)
        {
            foreach (int batch in new[] { 1, 3, 18 })
            {
                try
                {
                    GradientCheck.Run(types[$"Random{i}"], batch);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    throw new InvalidOperationException($"{declarations[i]}: {failure.Message}", failure);
                }
            }
        }
    }
}
