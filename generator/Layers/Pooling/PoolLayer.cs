using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

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

    public override LayerDeclaration Read(AttributeReader reader)
    {
        (int height, int width) = isSignal ? (1, reader.Size("window")) : reader.Sizes("window", "windowHeight", "windowWidth");
        bool isStrideGiven = reader.Has("Stride");
        int stride = reader.Size("Stride");
        int shorter = isSignal ? width : Math.Min(height, width);
        return new PoolDeclaration(
            reader.Source,
            reader.Text("Name"),
            reader.Text("From"),
            isMaximum,
            isSignal,
            height,
            width,
            isStrideGiven && !isSignal ? stride : height,
            isStrideGiven ? stride : width,
            reader.Padding(shorter / 2, isSignal ? Invariant.Text(width) : Shape.Of(height, width).ToString()));
    }

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        var pool = (PoolDeclaration)layer;
        Shape input = inputs[0];
        if (!InputChecks.RequireWindows(layer, isSignal, input, problems))
        {
            return WindowChecks.LikelyOutput(input, input.Channels, isSignal);
        }

        SlidingWindow window = pool.Window(input);
        if (!WindowChecks.RequireFit(layer, isSignal, "window", input, window, problems))
        {
            return WindowChecks.LikelyOutput(input, input.Channels, isSignal);
        }

        WindowChecks.RequireReach(pool, input, window, problems);
        return WindowChecks.Output(input.Channels, isSignal, window);
    }

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) =>
        new PoolPlan(place, isMaximum ? PoolKind.Max : PoolKind.Average, ((PoolDeclaration)layer).Window(place.Inputs[0].Shape));
}
