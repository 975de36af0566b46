using System.Reflection;

namespace StaticNet.Benchmarks;

/// <summary>
/// What a network costs whatever computes it: the floating-point operations of its products and the bytes of its parameters, from its declaration and its
/// tensors. Activations, pools and normalisations are not counted, nor are the bytes of inputs and outputs.
/// </summary>
/// <param name="Layers">The layers with weights, in order.</param>
internal sealed record NetworkCost(IReadOnlyList<LayerCost> Layers)
{
    /// <summary>The multiply-adds of one sample, or of one step of a sequence.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>The bytes of all parameters that multiply, and of the biases beside them.</summary>
    public int Bytes => Layers.Sum(layer => layer.Bytes);

    /// <summary>The dependent operations from an input to the outputs.</summary>
    public int Depth => Layers.Sum(layer => layer.Depth);

    /// <summary>The dependent operations from what a stream remembers to what it remembers next.</summary>
    public int LoopDepth => Layers.Max(layer => layer.LoopDepth);

    /// <summary>Reads the declaration of a network.</summary>
    public static NetworkCost Of(INetwork network)
    {
        Type type = network.GetType();
        var walk = new ImageWalk(type.GetCustomAttribute<InputAttribute>()!.Shape);
        using IEnumerator<TensorLayout[]> tensors = WeightedLayers(network).GetEnumerator();
        List<LayerCost> costs = [];
        foreach (LayerAttribute layer in type.GetCustomAttributes(inherit: false).OfType<LayerAttribute>())
        {
            int places = walk.Through(layer);
            if (layer is DenseAttribute or ConvolutionAttribute or RecurrentAttribute && tensors.MoveNext())
            {
                costs.Add(CostOf(layer, tensors.Current, places));
            }
        }

        return new NetworkCost(costs);
    }

    // Tensors stand in the order of the layers, and those of a layer share what their names begin with.
    private static IEnumerable<TensorLayout[]> WeightedLayers(INetwork network) =>
        network.Tensors.Select(tensor => tensor.Layout)
            .GroupBy(layout => layout.Name[..layout.Name.LastIndexOf('.')])
            .Where(layer => layer.Any(layout => layout.Role == TensorRole.Weight))
            .Select(layer => layer.ToArray());

    private static LayerCost CostOf(LayerAttribute layer, TensorLayout[] tensors, int places)
    {
        TensorLayout[] weights = [.. tensors.Where(tensor => tensor.Role == TensorRole.Weight)];
        long multiplyAdds = weights.Sum(weight => (long)weight.Length) * places;
        int bytes = tensors.Sum(tensor => tensor.Extent) * sizeof(float);
        int units = weights[0].Shape[0];
        int product = Depths.OfProduct(weights[0].Length / units);
        return layer switch
        {
            RecurrentAttribute recurrent => new LayerCost(multiplyAdds, bytes, Depths.OfLoop(recurrent), Depths.OfLoop(recurrent)),
            ActivatedLayerAttribute activated => new LayerCost(multiplyAdds, bytes, product + Depths.Of(activated.Activation, units), 0),
            _ => throw new NotSupportedException($"{layer.GetType().Name} is in no workload."),
        };
    }
}
