using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Makes layers of a plan out of declared ones. It joins an activation layer to the layer that it follows, where nobody else reads that one, and puts in
/// what users need not write: the change from the user's memory to the network's own, and from an image to a vector.
/// </summary>
internal sealed class NetworkBuilder
{
    private readonly NetworkDeclaration declaration;
    private readonly NetworkMemory memory;
    private readonly IReadOnlyList<Shape> shapes;
    private readonly IReadOnlyList<IReadOnlyList<int>> reads;
    private readonly IReadOnlyList<string> names;
    private readonly List<LayerPlan> layers = [];

    // For each declared value, 0 being the input of the network, the one of the plan.
    private readonly ValuePlan[] values;
    private readonly Dictionary<int, ValuePlan> flattened = [];
    private ValuePlan? entered;

    private NetworkBuilder(NetworkDeclaration declaration, NetworkMemory memory)
    {
        this.declaration = declaration;
        this.memory = memory;
        shapes = NetworkChecker.Shapes(declaration);
        reads = NetworkGraph.Inputs(declaration);
        names = NetworkChecker.Names(declaration);
        values = new ValuePlan[shapes.Count];
    }

    public static IReadOnlyList<LayerPlan> Build(NetworkDeclaration declaration, NetworkMemory memory)
    {
        var builder = new NetworkBuilder(declaration, memory);
        builder.Build();
        LayerPlan.FindTwins(builder.layers);
        return builder.layers;
    }

    private void Build()
    {
        values[0] = new ValuePlan(0, shapes[0]);
        var activations = new ActivationChoice[declaration.Layers.Count];
        var joined = new bool[declaration.Layers.Count];
        for (int i = 0; i < activations.Length; i++)
        {
            activations[i] = declaration.Layers[i].Activation;
            int before = reads[i][0] - 1;
            if (declaration.Layers[i].Kind == ActivationLayer.Instance && before >= 0 && TakesActivation(before, activations))
            {
                activations[before] = activations[i];
                joined[i] = true;
            }
        }

        // An image at the end becomes a vector, and what was to be applied to it is applied to that: losses want to see it.
        int last = declaration.Layers.Count - 1;
        last = joined[last] ? reads[last][0] - 1 : last;
        ActivationChoice final = activations[last];
        bool endsInImage = !shapes[shapes.Count - 1].IsVector;
        if (endsInImage)
        {
            activations[last] = ActivationChoice.None;
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            values[i + 1] = joined[i] ? values[reads[i][0]] : Add(i, activations[i]);
        }

        if (endsInImage)
        {
            Flatten(values[values.Length - 1], last, final);
        }
    }

    private bool TakesActivation(int layer, ActivationChoice[] activations) =>
        declaration.Layers[layer].Kind.TakesActivation && activations[layer].IsNone && reads.Count(inputs => inputs.Contains(layer + 1)) == 1;

    private ValuePlan Add(int index, ActivationChoice activation)
    {
        LayerDeclaration layer = declaration.Layers[index];
        List<ValuePlan> inputs = [.. reads[index].Select(value => InputOf(layer, value, index))];
        Shape shape = shapes[index + 1];

        // The mean of each channel is an image of one place, and flattened like any other; a last output is one of a sequence.
        bool isMean = layer.Kind == GlobalAvgPoolLayer.Instance;
        bool isLast = layer is RecurrentDeclaration { ReturnSequence: false };
        ValuePlan output = NewValue(isMean ? Shape.Of(shape.Channels, 1, 1) : isLast ? Shape.Sequence(inputs[0].Steps, shape.Channels) : shape);
        layers.Add(layer.Kind.Plan(layer, new LayerPlace(layers.Count, index, names[index], inputs, output, activation), memory));
        return isMean ? Flatten(output, index, ActivationChoice.None) : isLast ? LastStep(output, index) : output;
    }

    private ValuePlan InputOf(LayerDeclaration layer, int declaredValue, int index)
    {
        ValuePlan value = values[declaredValue];
        if (layer.Kind.Flattens && !value.IsSequence)
        {
            return value.IsVector || value.IsPacked ? value : Flatten(value, index, ActivationChoice.None);
        }

        return value.IsPacked ? Enter() : value;
    }

    private ValuePlan Enter()
    {
        if (entered is null)
        {
            entered = NewValue(shapes[0]);
            layers.Add(new EnterPlan(new LayerPlace(layers.Count, 0, string.Empty, [values[0]], entered, ActivationChoice.None)));
        }

        return entered;
    }

    private ValuePlan Flatten(ValuePlan image, int index, ActivationChoice activation)
    {
        if (!flattened.TryGetValue(image.Id, out ValuePlan? vector))
        {
            vector = NewValue(Shape.Vector(image.Size));
            layers.Add(new FlattenPlan(new LayerPlace(layers.Count, index, string.Empty, [image], vector, activation)));
            flattened.Add(image.Id, vector);
        }

        return vector;
    }

    private ValuePlan LastStep(ValuePlan sequence, int index)
    {
        ValuePlan last = NewValue(sequence.Shape.OneStep());
        layers.Add(new LastStepPlan(new LayerPlace(layers.Count, index, string.Empty, [sequence], last, ActivationChoice.None)));
        return last;
    }

    // Value 0 is the user's; each layer makes one more.
    private ValuePlan NewValue(Shape shape) => new(layers.Count + 1, shape);
}
