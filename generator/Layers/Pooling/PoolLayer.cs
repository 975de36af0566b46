using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>The pools: maxima and means of windows, over images and over signals, which are images of height 1.</summary>
internal sealed class PoolLayer : LayerKind
{
    public static readonly PoolLayer MaxImage = new(isMaximum: true, isSignal: false);
    public static readonly PoolLayer MaxSignal = new(isMaximum: true, isSignal: true);
    public static readonly PoolLayer MeanImage = new(isMaximum: false, isSignal: false);
    public static readonly PoolLayer MeanSignal = new(isMaximum: false, isSignal: true);

    private readonly bool isMaximum;
    private readonly bool isSignal;

    private PoolLayer(bool isMaximum, bool isSignal)
    {
        this.isMaximum = isMaximum;
        this.isSignal = isSignal;
    }

    public override string AttributeName => $"StaticNet.{(isMaximum ? "Max" : "Avg")}Pool{(isSignal ? "1D" : "2D")}Attribute";

    public static PoolLayer Of(bool isMaximum, bool isSignal) =>
        isMaximum ? (isSignal ? MaxSignal : MaxImage) : (isSignal ? MeanSignal : MeanImage);

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
