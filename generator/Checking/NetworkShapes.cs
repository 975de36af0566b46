using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>
/// The shape of each value, folded through the layers. Behind a mistake shapes are guesses, and what does not fit a guess is not reported, so that one
/// mistake stays one problem.
/// </summary>
internal sealed class NetworkShapes
{
    private readonly List<Shape> shapes = [];
    private readonly List<bool> known = [];
    private readonly List<Problem> problems = [];

    /// <param name="network">The declaration.</param>
    /// <param name="earlier">What is known to be wrong with it: its layers make guesses only.</param>
    public NetworkShapes(NetworkDeclaration network, IReadOnlyCollection<Problem> earlier)
    {
        shapes.Add(Input(network));
        bool isSequential = network.Steps is not null;
        known.Add(network.Input.Count > 0 && network.Input.All(size => size > 0) && (network.Input.Count == 1 || !isSequential));
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            var found = new List<Problem>();
            Shape[] read = [.. inputs[i].Select(value => shapes[value])];
            if (layer.Kind.WantsSequence)
            {
                InputChecks.RequireSequence(layer, read[0], isSequential, found);
            }

            shapes.Add(layer.Kind.OutputShape(layer, read, found));
            bool isFaulty = earlier.Any(problem => IsAbout(problem, layer));
            bool isCertain = !isFaulty && inputs[i].All(value => known[value]);
            if (isCertain)
            {
                problems.AddRange(found);
            }

            // What a layer makes of any input alike is known again behind it; but whether a guess is a sequence, the next layer keeps.
            known.Add((isCertain && found.Count == 0) || (layer.Kind.Flattens && !isFaulty && !isSequential && !read[0].IsSequence));
        }
    }

    /// <summary>The shape of each value: the input of the network, and behind it the output of each layer.</summary>
    public IReadOnlyList<Shape> All => shapes;

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Whether the shape of a value is certain.</summary>
    public bool IsKnown(int value) => known[value];

    private static Shape Input(NetworkDeclaration network)
    {
        int[] sizes = network.Input.Count == 0 ? [1] : [.. network.Input.Select(size => Math.Max(1, size))];
        return network.Steps is { } steps ? Shape.Sequence(steps, sizes[0]) : Shape.Of(sizes);
    }

    // Also of a layer that reads a name which two layers have: it may mean the other one.
    private static bool IsAbout(Problem problem, LayerDeclaration layer) =>
        (problem.Place.Attribute == layer.Source && problem.Rule != Descriptors.Unread)
        || (problem.Rule == Descriptors.DuplicateName && (layer.From == problem.MessageArguments[0] || layer.OtherInputs.Contains(problem.MessageArguments[0])));
}
