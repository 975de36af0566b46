using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What [MaxPool2D], [MaxPool1D], [AvgPool2D] and [AvgPool1D] declare; a signal has windows of height 1. The strides are resolved.</summary>
internal sealed record PoolDeclaration(
    AttributeSource Source,
    string? Name,
    string? From,
    bool IsMaximum,
    bool IsSignal,
    int WindowHeight,
    int WindowWidth,
    int StrideHeight,
    int StrideWidth,
    int Padding)
    : LayerDeclaration(Source, Name, From, ActivationChoice.None)
{
    public override LayerKind Kind => PoolLayer.Of(IsMaximum, IsSignal);

    public override string Size =>
        $"{(IsSignal || WindowHeight == WindowWidth ? string.Empty : $"{Invariant.Text(WindowHeight)}, ")}{Invariant.Text(WindowWidth)}";

    /// <summary>How its windows slide over an image, or over a signal.</summary>
    public SlidingWindow Window(Shape input) => new(
        IsSignal ? SlidingAxis.One : SlidingAxis.Make(input.Height, WindowHeight, StrideHeight, 1, Padding),
        SlidingAxis.Make(input.Width, WindowWidth, StrideWidth, 1, Padding));
}
