using StaticNet.Generator.Activations;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>Where a step in one piece has what, in floats from the beginning of its scratch memory.</summary>
internal readonly struct SmallScratch
{
    /// <summary>So many rows go forward before they go back, each group leaving what the way back takes: a multiple of all lanes.</summary>
    public const int MostRows = 128;

    private const int WidestVector = 16;

    public SmallScratch(IReadOnlyList<LayerPlan> layers, int parameterFloats)
    {
        LayerPlan last = layers[layers.Count - 1];
        int kept = layers[0].Input.Size + last.OutputWidth
            + layers.Take(layers.Count - 1).Sum(layer => layer.OutputWidth * (layer.ActivationKind.Keeps == DerivativeSource.Input ? 2 : 1));
        var places = new ParameterAllocator();
        Operands = places.Take(2 * WidestVector * layers.Max(layer => layer.OutputWidth));
        Totals = places.Take(parameterFloats);
        Kept = places.Take(MostRows * kept);
        Floats = places.Length;
    }

    /// <summary>Two vectors for each unit of a layer.</summary>
    public int Operands { get; }

    /// <summary>Gradients over the rows so far, where they are many.</summary>
    public int Totals { get; }

    /// <summary>What groups leave on the way forward.</summary>
    public int Kept { get; }

    public int Floats { get; }
}
