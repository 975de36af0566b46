using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;

namespace StaticNet.Generator.Checking;

/// <summary>Whether the names of layers can be told apart, and whether those that layers read are above them.</summary>
internal static class NameChecks
{
    /// <summary>The names given to layers, against each other and against the numbers that the others get.</summary>
    public static void CheckGiven(NetworkDeclaration network, IReadOnlyList<string> names, ICollection<Problem> problems)
    {
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

    /// <summary>The names by which layers mean what they read.</summary>
    public static void CheckRead(NetworkDeclaration network, ICollection<Problem> problems)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerDeclaration layer = network.Layers[i];
            if (layer.From is { } from)
            {
                CheckRead(network, i, new ProblemPlace(layer.Source, "From"), from, problems);
            }

            for (int k = 0; k < layer.OtherInputs.Count; k++)
            {
                CheckRead(network, i, new ProblemPlace(layer.Source, "names", k), layer.OtherInputs[k], problems);
            }

            if (layer.Kind.IsJoin && layer.OtherInputs.Count == 0)
            {
                problems.Add(Problem.On(layer.Source, Descriptors.NothingToJoin, layer.Kind.ShortName));
            }
        }
    }

    private static void CheckRead(NetworkDeclaration network, int reader, ProblemPlace place, string name, ICollection<Problem> problems)
    {
        if (NetworkGraph.Find(network, reader, name) is not null)
        {
            return;
        }

        string what = network.Layers[reader].Name == name ? "the name of this layer itself"
            : network.Layers.Skip(reader).Any(layer => layer.Name == name) ? "the name of a layer below"
            : "the name of no layer";
        IEnumerable<string> above = network.Layers.Take(reader).Select(layer => layer.Name).OfType<string>().Where(given => given.Length > 0)
            .Prepend(NetworkGraph.InputName).Distinct().Select(given => $"'{given}'");
        problems.Add(Problem.At(place, Descriptors.UnknownLayer, name, what, string.Join(", ", above)));
    }
}
