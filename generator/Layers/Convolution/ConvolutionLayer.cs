using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>The convolutions: over images, and over signals, which are images of height 1.</summary>
internal sealed class ConvolutionLayer : LayerKind
{
    public static readonly ConvolutionLayer Image = new(isSignal: false);
    public static readonly ConvolutionLayer Signal = new(isSignal: true);

    private readonly bool isSignal;

    private ConvolutionLayer(bool isSignal) => this.isSignal = isSignal;

    public override string AttributeName => isSignal ? "StaticNet.Conv1DAttribute" : "StaticNet.Conv2DAttribute";

    public static ConvolutionLayer Of(bool isSignal) => isSignal ? Signal : Image;

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
