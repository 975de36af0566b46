namespace StaticNet;

/// <summary>The tensors of a network by the names that they have in a file.</summary>
internal sealed class TensorNames
{
    private readonly List<(string Name, ParameterTensor Tensor)> tensors = [];

    /// <param name="network">The network.</param>
    /// <param name="map">Names in the file for names of tensors, or for what these begin with up to a point; null for the same.</param>
    /// <exception cref="ArgumentException">A key that names nothing, or one name for two tensors.</exception>
    public TensorNames(INetwork network, IReadOnlyDictionary<string, string>? map)
    {
        var unused = new HashSet<string>(map?.Keys ?? []);
        var taken = new HashSet<string>();
        foreach (ParameterTensor tensor in network.Tensors.Concat(network.StatisticTensors))
        {
            string name = map is null ? tensor.Name : InFile(tensor.Name, map, unused);
            if (!taken.Add(name))
            {
                throw new ArgumentException($"Two tensors of {network.GetType().Name} would have the name '{name}' in the file, one of them {tensor}.", nameof(map));
            }

            tensors.Add((name, tensor));
        }

        if (unused.Count > 0)
        {
            throw new ArgumentException(
                $"{network.GetType().Name} has no tensor, and none that begins with, '{unused.First()}'; it has {string.Join(", ", tensors.Select(tensor => tensor.Tensor.Name))}.", nameof(map));
        }
    }

    /// <summary>Tensors that are named already.</summary>
    /// <param name="tensors">Name in the file and tensor, no name twice.</param>
    public TensorNames(IReadOnlyList<(string Name, ParameterTensor Tensor)> tensors) => this.tensors.AddRange(tensors);

    /// <summary>Name in the file and tensor: parameters in their order, then statistics.</summary>
    public IReadOnlyList<(string Name, ParameterTensor Tensor)> Tensors => tensors;

    // The longest that fits: a whole name, else the name up to one of its points.
    private static string InFile(string name, IReadOnlyDictionary<string, string> map, HashSet<string> unused)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            if (map.TryGetValue(name[..end], out string? other))
            {
                unused.Remove(name[..end]);
                return other + name[end..];
            }
        }

        return name;
    }
}
