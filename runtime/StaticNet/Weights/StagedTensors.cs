namespace StaticNet;

/// <summary>The values of all tensors of a network, read and held against it, and not yet in it: the network changes when nothing can go wrong any more.</summary>
internal sealed class StagedTensors
{
    // So many names say what is wrong; more hide it.
    private const int MostNames = 8;

    // PyTorch's BatchNorm counts batches beside its statistics, for averages that do not forget.
    private const string BatchCount = "num_batches_tracked";
    private const string RunningMean = "running_mean";

    private readonly List<(string Name, ParameterTensor Tensor, float[] Values)> staged = [];

    private StagedTensors()
    {
    }

    /// <summary>Reads all tensors.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="network">How messages name the network.</param>
    /// <param name="names">The tensors by their names in the file.</param>
    /// <param name="isLeftOut">Which tensors of the file may be there besides; what PyTorch's batch normalisations count always may.</param>
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
        List<(string Name, ParameterTensor Tensor)> missing = [.. names.Tensors.Where(tensor => !reader.Entries.ContainsKey(tensor.Name))];
        List<TensorEntry> unused = [.. reader.Entries.Values.Where(entry => !wanted.Contains(entry.Name) && !isLeftOut(entry) && !IsBatchCount(entry, wanted))];
        if (missing.Count == 0 && unused.Count == 0)
        {
            return;
        }

        string problem = (missing.Count == 0 ? string.Empty : $"{network} wants {Listed(missing, Described)}, which the file has not. ")
            + (unused.Count == 0 ? string.Empty : $"The file has {Listed(unused, entry => $"{ShownText.Quoted(entry.Name)} {entry}")}, which {network} has not. ");
        throw new SafetensorsException(reader.Source, missing.Count > 0 ? missing[0].Name : unused[0].Name, problem.TrimEnd());
    }

    // One of a batch normalisation that the network has not is a tensor too many like others.
    private static bool IsBatchCount(TensorEntry entry, HashSet<string> wanted) =>
        entry.Name.EndsWith(BatchCount, StringComparison.Ordinal) && ElementTypes.IsInteger(entry.Type) && wanted.Contains(entry.Name[..^BatchCount.Length] + RunningMean);

    private static void Check(SafetensorsReader reader, string network, TensorEntry entry, ParameterTensor tensor)
    {
        if (!ElementTypes.IsFloating(entry.Type) || !entry.HasShape(tensor.Shape))
        {
            string types = ElementTypes.IsFloating(entry.Type) ? string.Empty : " of F32, F64, F16 or BF16";
            throw new SafetensorsException(
                reader.Source, entry.Name, $"tensor {ShownText.Quoted(entry.Name)} is {entry} in the file, but {network} wants [{string.Join(", ", tensor.Shape.ToArray())}]{types}.");
        }
    }

    private static string Described((string Name, ParameterTensor Tensor) tensor) => $"{ShownText.Quoted(tensor.Name)} [{string.Join(", ", tensor.Tensor.Shape.ToArray())}]";

    private static string Listed<T>(List<T> items, Func<T, string> describe) =>
        string.Join(", ", items.Take(MostNames).Select(describe)) + (items.Count > MostNames ? $" and {items.Count - MostNames} more" : string.Empty);
}
