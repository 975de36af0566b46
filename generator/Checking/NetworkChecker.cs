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

    /// <summary>The shape before the first layer, between each two, and after the last.</summary>
    public static IReadOnlyList<Shape> Shapes(NetworkDeclaration network)
    {
        var shapes = new List<Shape> { new(network.Input) };
        foreach (LayerDeclaration layer in network.Layers)
        {
            shapes.Add(layer.Kind.OutputShape(layer, shapes[shapes.Count - 1]));
        }

        return shapes;
    }

    private static void CheckNames(NetworkDeclaration network, List<Problem> problems)
    {
        var names = new HashSet<string>();
        foreach (LayerDeclaration layer in network.Layers)
        {
            if (layer.Name is { } name && !names.Add(name))
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
        long parameters = 0;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            parameters += network.Layers[i].Kind.ParameterCount(network.Layers[i], shapes[i]);
        }

        if (parameters > MostParameters)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, network.Class.Type.Name, Invariant.Text(parameters), "parameters", Invariant.Text(MostParameters)));
        }

        long values = shapes.Sum(shape => shape.Size);
        if (values > MostOutputs)
        {
            problems.Add(Problem.OnClass(Descriptors.TooLarge, network.Class.Type.Name, Invariant.Text(values), "inputs and outputs of layers", Invariant.Text(MostOutputs)));
        }
    }
}
