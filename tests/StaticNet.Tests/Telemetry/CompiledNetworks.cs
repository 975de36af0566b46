using StaticNet.Generator.Tests.Running;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>Measured networks from declarations in text, compiled at every tested vector width: all of a width at once, when the first of them is wanted.</summary>
/// <param name="declarations">Layers and loss by the name of the class.</param>
internal sealed class CompiledNetworks(IReadOnlyDictionary<string, string> declarations)
{
    private readonly Dictionary<int, Lazy<Dictionary<string, Type>>> compiled = VectorWidths.Tested.ToDictionary(
        lanes => lanes,
        lanes => new Lazy<Dictionary<string, Type>>(() => NetworkCompiler.Compile(
            string.Join('\n', declarations.Select(pair => $"[Network, Telemetry, {pair.Value}, Sgd] public sealed partial class {pair.Key};")), lanes)));

    /// <summary>Every network at every width.</summary>
    public TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (int lanes in compiled.Keys)
            {
                foreach (string name in declarations.Keys)
                {
                    cases.Add(lanes, name);
                }
            }

            return cases;
        }
    }

    /// <summary>The class of a network.</summary>
    public Type this[int lanes, string name] => compiled[lanes].Value[name];
}
