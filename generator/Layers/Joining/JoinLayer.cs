using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What brings branches together: sums, and channels behind channels.</summary>
internal sealed class JoinLayer : LayerKind
{
    public static readonly JoinLayer Add = new(isConcat: false);
    public static readonly JoinLayer Concat = new(isConcat: true);

    private readonly bool isConcat;

    private JoinLayer(bool isConcat) => this.isConcat = isConcat;

    public override string AttributeName => isConcat ? "StaticNet.ConcatAttribute" : "StaticNet.AddAttribute";

    public override bool IsJoin => true;

    public static JoinLayer Of(bool isConcat) => isConcat ? Concat : Add;

    public override LayerDeclaration Read(AttributeReader reader) =>
        new JoinDeclaration(reader.Source, reader.Text("Name"), reader.Text("From"), isConcat, reader.Texts("names"), ReadActivation(reader));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequireKnownKind(layer, inputs[0], problems);
        int different = Enumerable.Range(0, inputs.Count).FirstOrDefault(i => !Fit(inputs[0], inputs[i]));
        if (different > 0)
        {
            var join = (JoinDeclaration)layer;
            IEnumerable<string> shapes = inputs.Select((shape, i) => i == 0 ? $"{shape} from {(join.From is { } from ? $"'{from}'" : "the layer above")}" : $"{shape} from '{join.Others[i - 1]}'");
            problems.Add(Problem.At(
                new ProblemPlace(layer.Source, "names", different - 1),
                Descriptors.ShapesDiffer,
                ShortName,
                isConcat ? "shapes that are equal but for the channels" : "equal shapes",
                string.Join(", ", shapes)));
            return inputs[0];
        }

        if (!isConcat)
        {
            return inputs[0];
        }

        var channels = (int)Math.Min(int.MaxValue, inputs.Sum(shape => (long)shape.Channels));
        return new Shape(new[] { channels }.Concat(inputs[0].Dimensions.Skip(1)).ToEquatableArray(), inputs[0].Steps);
    }

    public override bool TakesActivation => true;

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => isConcat ? new ConcatPlan(place) : new AddPlan(place);

    private bool Fit(Shape first, Shape other)
    {
        int skipped = isConcat ? 1 : 0;
        return first.Steps == other.Steps && first.Dimensions.Count == other.Dimensions.Count && first.Dimensions.Skip(skipped).SequenceEqual(other.Dimensions.Skip(skipped));
    }
}
