
namespace StaticNet.Generator.Layers;

/// <summary>The table of layer kinds, one row each.</summary>
internal static class LayerKinds
{
    public static readonly IReadOnlyList<LayerKind> All =
    [
        DenseLayer.Instance,
        ConvolutionLayer.Image,
        ConvolutionLayer.Signal,
        RecurrentLayer.SimpleRnn,
        RecurrentLayer.Gru,
        RecurrentLayer.Lstm,
        PoolLayer.MaxImage,
        PoolLayer.MaxSignal,
        PoolLayer.MeanImage,
        PoolLayer.MeanSignal,
        GlobalAvgPoolLayer.Instance,
        BatchNormLayer.Instance,
        LayerNormLayer.Instance,
        DropoutLayer.Instance,
        ActivationLayer.Instance,
        JoinLayer.Add,
        JoinLayer.Concat,
    ];
}
