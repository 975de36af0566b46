using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>
/// Checks a declaration as a whole: folds the shape of a sample through the layers and holds each part against its neighbours.
/// What is wrong inside one attribute was already noted when it was read.
/// </summary>
internal static class NetworkChecker
{
    // Beyond this, offsets in bytes would leave the 31 bits that address them.
    private const long MostParameters = 500_000_000;

    // A chunk of rows of this width, in and out, stays within 31 bits too.
    private const long MostOutputs = 8_000_000;

    public static IReadOnlyList<Problem> Check(NetworkDeclaration network)
    {
        var problems = new List<Problem>(network.Problems);
        if (network.Layers.Count > 0)
        {
            CheckNames(network, problems);
            CheckSoftmax(network, problems);
            CheckLoss(network, problems);
        }

        if (problems.Count == 0)
        {
            CheckSize(network, problems);
        }

        return problems;
    }

    /// <summary>The shape of each value: the input of the network, and behind it the output of each layer.</summary>
    public static IReadOnlyList<Shape> Shapes(NetworkDeclaration network) => Shapes(network, []);

    /// <summary>
    /// The name of each layer: its own, or a number as in nn.Sequential, where an activation is a module of its own.
    /// </summary>
    public static IReadOnlyList<string> Names(NetworkDeclaration network)
    {
        var names = new List<string>();
        int number = 0;
        foreach (LayerDeclaration layer in network.Layers)
        {
            names.Add(layer.Name ?? Invariant.Text(number));
            number += layer.Activation.Kind == "Linear" ? 1 : 2;
        }

        return names;
    }

    private static List<Shape> Shapes(NetworkDeclaration network, ICollection<Problem> problems)
    {
        var shapes = new List<Shape> { new(network.Input) };
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            shapes.Add(network.Layers[i].Kind.OutputShape(network.Layers[i], [.. inputs[i].Select(value => shapes[value])], problems));
        }

        return shapes;
    }

    private static void CheckNames(NetworkDeclaration network, List<Problem> problems)
    {
        IReadOnlyList<string> names = Names(network);
        for (int i = 0; i < names.Count; i++)
        {
            // A given name may meet a number that another layer gets, before or after it.
            LayerDeclaration layer = network.Layers[i];
            if (layer.Name is not { } name)
            {
                continue;
            }

            if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.'))
            {
                problems.Add(Problem.OnArgument(layer.Source, "Name", Descriptors.OddLayerName, name));
            }
            else if (Enumerable.Range(0, names.Count).Any(other => names[other] == name && (other < i || network.Layers[other].Name is null)))
            {
                problems.Add(Problem.OnArgument(layer.Source, "Name", Descriptors.DuplicateName, name));
            }
        }
    }

    private static void CheckSoftmax(NetworkDeclaration network, List<Problem> problems)
    {
        IReadOnlyList<Shape> shapes = Shapes(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            if (!ActivationKinds.Get(layer.Activation.Kind).IsSoftmax)
            {
                continue;
            }

            int following = network.Layers.Count - 1 - i;
            if (following > 0)
            {
                problems.Add(Problem.OnArgument(layer.Source, "activation", Descriptors.SoftmaxNotLast, Invariant.Text(following)));
            }
            else if (shapes[i + 1].Size == 1)
            {
                problems.Add(Problem.OnArgument(layer.Source, "activation", Descriptors.SoftmaxOfOne));
            }
        }
    }

    private static void CheckLoss(NetworkDeclaration network, List<Problem> problems)
    {
        if (network.Loss is not { } loss)
        {
            foreach (OptimizerDeclaration optimizer in network.Optimizers)
            {
                problems.Add(Problem.On(optimizer.Source, Descriptors.OptimizerWithoutLoss, optimizer.Kind));
            }

            return;
        }

        string activation = network.Layers[network.Layers.Count - 1].Activation.Kind;
        if (LossKinds.Get(loss.Kind).Wants is { } wanted && wanted != activation)
        {
            problems.Add(Problem.OnArgument(loss.Source, "loss", Descriptors.LossDoesNotFit, loss.Kind, wanted, activation));
        }
    }

    private static void CheckSize(NetworkDeclaration network, List<Problem> problems)
    {
        IReadOnlyList<Shape> shapes = Shapes(network);
        long values = shapes.Sum(shape => shape.Size);
        if (values > MostOutputs)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, network.Class.Type.Name.TrimStart('@'), Invariant.Text(values), "inputs and outputs of layers", Invariant.Text(MostOutputs)));
            return;
        }

        // With shapes of that size, no product of two leaves a long.
        long parameters = 0;
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            parameters += network.Layers[i].Kind.ParameterCount(network.Layers[i], [.. inputs[i].Select(value => shapes[value])]);
        }

        if (parameters > MostParameters)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, network.Class.Type.Name.TrimStart('@'), Invariant.Text(parameters), "parameters", Invariant.Text(MostParameters)));
        }
    }
}
