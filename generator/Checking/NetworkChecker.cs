using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>
/// Checks a declaration as a whole: folds the shape of a sample through the layers and holds each part against its neighbours.
/// What is wrong inside one attribute was already noted when it was read.
/// </summary>
internal static class NetworkChecker
{
    // A chunk of rows of this width, in and out, stays within the 31 bits that address floats.
    public const long MostOutputs = 8_000_000;

    // Half a megabyte: a stack of a thread has one, or several.
    private const long MostState = 131_072;

    // Beyond this, offsets in bytes would leave the 31 bits that address them.
    private const long MostParameters = 500_000_000;

    public static IReadOnlyList<Problem> Check(NetworkDeclaration network)
    {
        var problems = new List<Problem>(network.Problems);
        if (network.Layers.Count > 0)
        {
            NameChecks.CheckGiven(network, Names(network), problems);
            NameChecks.CheckRead(network, problems);
            CheckReaders(network, problems);
            var shapes = new NetworkShapes(network, problems);
            problems.AddRange(shapes.Problems);
            CheckSoftmax(network, shapes, problems);
            CheckLoss(network, problems);
        }

        if (problems.Count == 0)
        {
            CheckSize(network, problems);
        }

        return problems;
    }

    /// <summary>The shape of each value: the input of the network, and behind it the output of each layer.</summary>
    public static IReadOnlyList<Shape> Shapes(NetworkDeclaration network) => new NetworkShapes(network, []).All;

    /// <summary>
    /// The name of each layer: its own, or a number as in nn.Sequential, where an activation is a module of its own, and so is nn.Flatten before a layer
    /// that reads an image as a vector. (The input of the network is thought to come flat to such a layer.)
    /// </summary>
    public static IReadOnlyList<string> Names(NetworkDeclaration network)
    {
        var names = new List<string>();
        IReadOnlyList<Shape> shapes = Shapes(network);
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        int number = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            int input = inputs[i][0];
            if (layer.Kind.Flattens && input > 0 && !shapes[input].IsVector)
            {
                number++;
            }

            names.Add(layer.Name ?? Invariant.Text(number));
            number += layer.Kind.Modules(layer);
        }

        return names;
    }

    /// <summary>What no layer reads would be computed for nothing. (The input is always read: by the first layer, which can name nothing else.)</summary>
    private static void CheckReaders(NetworkDeclaration network, List<Problem> problems)
    {
        var read = new HashSet<int>(NetworkGraph.Inputs(network).SelectMany(values => values)) { network.Layers.Count };
        for (int i = 0; i < network.Layers.Count; i++)
        {
            // A wrong name, or one that two layers have, may well have meant this layer.
            if (!read.Contains(i + 1) && !problems.Any(problem => problem.Rule == Descriptors.UnknownLayer || problem.Rule == Descriptors.NothingToJoin || problem.Rule == Descriptors.DuplicateName))
            {
                problems.Add(Problem.On(network.Layers[i].Source, Descriptors.Unread));
            }
        }
    }

    private static void CheckSoftmax(NetworkDeclaration network, NetworkShapes shapes, List<Problem> problems)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            if (!ActivationKinds.Get(layer.Activation.Kind).IsSoftmax)
            {
                continue;
            }

            int following = network.Layers.Count - 1 - i;
            Shape output = shapes.All[i + 1];
            if (following > 0)
            {
                problems.Add(Problem.OnArgument(layer.Source, "activation", Descriptors.SoftmaxNotLast, Invariant.Text(following)));
            }
            else if (shapes.IsKnown(i + 1) && !output.IsVector)
            {
                problems.Add(Problem.OnArgument(layer.Source, "activation", Descriptors.SoftmaxOfImage, output.ToString()));
            }
            else if (shapes.IsKnown(i + 1) && output.OneStep().Size == 1)
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

            if (network.Telemetry is { } telemetry)
            {
                problems.Add(Problem.On(telemetry, Descriptors.OptimizerWithoutLoss, "Telemetry"));
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
        string name = network.Class.Type.Name.TrimStart('@');
        IReadOnlyList<Shape> shapes = Shapes(network);
        long values = shapes.Sum(shape => shape.Size);
        if (values > MostOutputs)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, name, Invariant.Text(values), "inputs and outputs of layers", Invariant.Text(MostOutputs)));
            return;
        }

        // With shapes, and then a state, of that size, none of these products leaves a long.
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        long state = Sum((layer, read) => layer.Kind.StateFloats(layer, read));
        if (state > MostState)
        {
            problems.Add(Problem.OnClass(Descriptors.StateTooLarge, name, Invariant.Text(state), Invariant.Text(MostState)));
            return;
        }

        long kept = shapes.Sum(shape => shape.TrainingFloats) + Sum((layer, read) => layer.Kind.KeptFloats(layer, read));
        if (kept > MostOutputs)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, name, Invariant.Text(kept), "floats of its steps with their padding and what layers keep of them", Invariant.Text(MostOutputs)));
            return;
        }

        long parameters = Sum((layer, read) => layer.Kind.ParameterCount(layer, read));
        long floats = Sum((layer, read) => layer.Kind.ParameterFloats(layer, read));

        if (floats > MostParameters)
        {
            (long count, string what) = parameters > MostParameters ? (parameters, "parameters") : (floats, "floats of parameters with their padding");
            problems.Add(Problem.OnClass(Descriptors.TooLarge, name, Invariant.Text(count), what, Invariant.Text(MostParameters)));
        }

        long Sum(Func<LayerDeclaration, IReadOnlyList<Shape>, long> count) =>
            network.Layers.Select((layer, i) => count(layer, [.. inputs[i].Select(value => shapes[value])])).Sum();
    }
}
