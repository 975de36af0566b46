using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>The tensors of a network by the names that they have in a file, as Load of the runtime finds them.</summary>
internal sealed class TensorNames
{
    private readonly List<(string Name, TensorPlan Tensor)> tensors = [];
    private readonly List<Problem> problems = [];

    public TensorNames(NetworkPlan network, IReadOnlyCollection<NamePair> map)
    {
        string type = network.Declaration.Class.Type.Name;
        var unused = new HashSet<string>(map.Select(pair => pair.InNetwork));
        var taken = new Dictionary<string, TensorPlan>();
        foreach (TensorPlan tensor in network.Tensors.Concat(network.Statistics))
        {
            string name = InFile(tensor.Name, map, unused);
            if (taken.TryGetValue(name, out TensorPlan? other))
            {
                problems.Add(Problem.At(default, WeightsDescriptors.WrongNames, $"'{other.Name}' and '{tensor.Name}' of {type} would both be '{name}' in the file"));
            }

            taken[name] = tensor;
            tensors.Add((name, tensor));
        }

        foreach (string name in map.Select(pair => pair.InNetwork).Where(unused.Contains))
        {
            problems.Add(Problem.At(
                default,
                WeightsDescriptors.WrongNames,
                $"{type} has no tensor, and none that begins with, '{name}'; it has {FileFit.Listed([.. tensors.Select(tensor => $"'{tensor.Tensor.Name}'")])}"));
        }
    }

    /// <summary>Name in the file and tensor: parameters in their order, then statistics.</summary>
    public IReadOnlyList<(string Name, TensorPlan Tensor)> All => tensors;

    /// <summary>Keys that name nothing, and names that two tensors would have.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    // The longest that fits: a whole name, else the name up to one of its points.
    private static string InFile(string name, IReadOnlyCollection<NamePair> map, HashSet<string> unused)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            string beginning = name.Substring(0, end);
            if (map.FirstOrDefault(pair => pair.InNetwork == beginning) is { } found)
            {
                unused.Remove(beginning);
                return found.InFile + name.Substring(end);
            }
        }

        return name;
    }
}
