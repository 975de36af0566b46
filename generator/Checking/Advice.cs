using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Checking;

/// <summary>What a network would be better without, although it works.</summary>
internal static class Advice
{
    /// <summary>Advice for a network without problems.</summary>
    public static IReadOnlyList<Problem> For(NetworkDeclaration network)
    {
        var advice = new List<Problem>();
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            bool hasPlainBias = layer.Activation.IsNone && (layer is DenseDeclaration { UseBias: true } or ConvolutionDeclaration { UseBias: true });
            LayerDeclaration[] readers = [.. network.Layers.Where((_, reader) => inputs[reader].Contains(i + 1))];
            if (hasPlainBias && readers.Length > 0 && readers.All(reader => reader is BatchNormDeclaration))
            {
                advice.Add(Problem.OnArgument(layer.Source, "UseBias", Descriptors.UselessBias));
            }
        }

        return advice;
    }
}
