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
        known.Add(network.Input.Count > 0 && network.Input.All(size => size > 0));
        IReadOnlyList<IReadOnlyList<int>> inputs = NetworkGraph.Inputs(network);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            var found = new List<Problem>();
            shapes.Add(layer.Kind.OutputShape(layer, [.. inputs[i].Select(value => shapes[value])], found));
            bool isFaulty = earlier.Any(problem => IsAbout(problem, layer));
            bool isCertain = !isFaulty && inputs[i].All(value => known[value]);
            if (isCertain)
            {
                problems.AddRange(found);
            }

            // What a layer makes of any input alike is known again behind it.
            known.Add((isCertain && found.Count == 0) || (layer.Kind.Flattens && !isFaulty));
        }
    }

    /// <summary>The shape of each value: the input of the network, and behind it the output of each layer.</summary>
    public IReadOnlyList<Shape> All => shapes;

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Whether the shape of a value is certain.</summary>
    public bool IsKnown(int value) => known[value];

    private static Shape Input(NetworkDeclaration network) =>
        new(network.Input.Count == 0 ? new[] { 1 }.ToEquatableArray() : network.Input.Select(size => Math.Max(1, size)).ToEquatableArray(), network.Steps ?? 0);

    // Also of a layer that reads a name which two layers have: it may mean the other one.
    private static bool IsAbout(Problem problem, LayerDeclaration layer) =>
        (problem.Place.Attribute == layer.Source && problem.Rule != Descriptors.Unread)
        || (problem.Rule == Descriptors.DuplicateName && (layer.From == problem.MessageArguments[0] || layer.OtherInputs.Contains(problem.MessageArguments[0])));
}
