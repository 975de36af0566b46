using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>What brings branches together: sums, and channels behind channels.</summary>
internal sealed class JoinLayer : LayerKind
{
    public static readonly JoinLayer Add = new(isConcat: false);
    public static readonly JoinLayer Concat = new(isConcat: true);

    private readonly bool isConcat;

    private JoinLayer(bool isConcat) => this.isConcat = isConcat;

    public override string AttributeName => isConcat ? "StaticNet.ConcatAttribute" : "StaticNet.AddAttribute";

    public static JoinLayer Of(bool isConcat) => isConcat ? Concat : Add;

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
