namespace StaticNet;

/// <summary>The values of all tensors of a network, read and held against it, and not yet in it: the network changes when nothing can go wrong any more.</summary>
internal sealed class StagedTensors
{
    // So many names say what is wrong; more hide it.
    private const int MostNames = 8;

    private readonly List<(string Name, ParameterTensor Tensor, float[] Values)> staged = [];

    private StagedTensors()
    {
    }

    /// <summary>Reads all tensors.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="network">How messages name the network.</param>
    /// <param name="names">The tensors by their names in the file.</param>
    /// <param name="isLeftOut">Which tensors of the file may be there besides.</param>
    /// <exception cref="SafetensorsException">One is missing, left over, of another shape, or of no floating type.</exception>
    public static StagedTensors Read(SafetensorsReader reader, string network, TensorNames names, Func<TensorEntry, bool> isLeftOut)
    {
        CheckNames(reader, network, names, isLeftOut);
        foreach ((string name, ParameterTensor tensor) in names.Tensors)
        {
            Check(reader, network, reader.Entries[name], tensor);
        }

        var result = new StagedTensors();
        foreach ((string name, ParameterTensor tensor) in names.Tensors)
        {
            var values = new float[tensor.Length];
            reader.Read(reader.Entries[name], values);
            result.staged.Add((name, tensor, values));
        }

        return result;
    }

    /// <summary>The first tensor with a value that is not finite, by its name in the file; null where there is none.</summary>
    /// <param name="isMeant">Which tensors to look at, by these names.</param>
    public string? FirstNotFinite(Func<string, bool> isMeant)
    {
        foreach ((string name, _, float[] values) in staged)
        {
            if (isMeant(name) && Array.Exists(values, value => !float.IsFinite(value)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Puts the values into the network.</summary>
    public void Commit()
    {
        foreach ((_, ParameterTensor tensor, float[] values) in staged)
        {
            tensor.CopyFrom(values);
        }
    }

    private static void CheckNames(SafetensorsReader reader, string network, TensorNames names, Func<TensorEntry, bool> isLeftOut)
    {
        var wanted = names.Tensors.Select(tensor => tensor.Name).ToHashSet();
        List<string> missing = [.. names.Tensors.Where(tensor => !reader.Entries.ContainsKey(tensor.Name)).Select(tensor => Described(tensor.Name, tensor.Tensor))];
        List<TensorEntry> unused = [.. reader.Entries.Values.Where(entry => !wanted.Contains(entry.Name) && !isLeftOut(entry))];
        if (missing.Count == 0 && unused.Count == 0)
        {
            return;
        }

        string problem = (missing.Count == 0 ? string.Empty : $"{network} wants {Listed(missing)}, which the file has not. ")
            + (unused.Count == 0 ? string.Empty : $"The file has {Listed([.. unused.Select(entry => $"'{entry.Name}' {entry}")])}, which {network} has not. ");
        string first = missing.Count > 0 ? names.Tensors.First(tensor => !reader.Entries.ContainsKey(tensor.Name)).Name : unused[0].Name;
        throw new SafetensorsException(reader.Source, first, problem.TrimEnd());
    }

    private static void Check(SafetensorsReader reader, string network, TensorEntry entry, ParameterTensor tensor)
    {
        if (!ElementTypes.IsFloating(entry.Type))
        {
            throw new SafetensorsException(reader.Source, entry.Name, $"tensor '{entry.Name}' is {entry} in the file, but {network} wants {Described(entry.Name, tensor)} of F32, F64, F16 or BF16.");
        }

        if (!entry.HasShape(tensor.Shape))
        {
            throw new SafetensorsException(reader.Source, entry.Name, $"tensor '{entry.Name}' is {entry} in the file, but {network} wants {Described(entry.Name, tensor)}.");
        }
    }

    private static string Described(string name, ParameterTensor tensor) => $"'{name}' [{string.Join(", ", tensor.Shape.ToArray())}]";

    private static string Listed(IReadOnlyList<string> items) =>
        string.Join(", ", items.Take(MostNames)) + (items.Count > MostNames ? $" and {items.Count - MostNames} more" : string.Empty);
}
