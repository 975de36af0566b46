namespace StaticNet;

/// <summary>
/// Saves and loads the parameters and running statistics of a network as a safetensors file (Hugging Face), with the names and layouts of PyTorch: what
/// <c>safetensors.torch.save_file</c> makes of the <c>state_dict</c> of the equivalent <c>nn.Sequential</c> loads as it is, and what is saved loads there.
/// </summary>
/// <remarks>
/// Names are those of <see cref="INetwork.Tensors"/> and <see cref="INetwork.StatisticTensors"/>. A map replaces them in the file: its keys are names of tensors, such as
/// "0.weight", or what names of tensors begin with, such as "0"; its values stand in the file in their place, such as "conv1".
/// </remarks>
public static class NetworkWeights
{
    /// <summary>Saves to a file: beside it first, flushed to the disk and then renamed, so that no reader ever finds half of one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <param name="names">Names in the file for names in the network; null for the same.</param>
    /// <exception cref="ArgumentException">The map names something that the network has not, or gives two tensors one name.</exception>
    /// <exception cref="IOException">It could not be written; the file of that name, if there is one, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be used so.</exception>
    public static void Save(this INetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
    {
        SafetensorsWriter writer = Collect(network, names);
        AtomicFile.Write(path, writer.WriteTo);
    }

    /// <summary>Saves to a stream, from where it stands; it stays open.</summary>
    /// <inheritdoc cref="Save(INetwork, string, IReadOnlyDictionary{string, string})"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="names">Names in the file for names in the network; null for the same.</param>
    public static void Save(this INetwork network, Stream stream, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Collect(network, names).WriteTo(stream);
    }

    /// <summary>
    /// Loads from a file: each tensor of the network from one of its name and shape, of floats of 32, 64 or 16 bits (F32, F64, F16, BF16). Nothing may be missing, and nothing left over but
    /// <c>num_batches_tracked</c>, which PyTorch's batch normalisations count. The network changes only when all has been read.
    /// </summary>
    /// <param name="network">The network; no prediction may run meanwhile.</param>
    /// <param name="path">Where from.</param>
    /// <param name="names">Names in the file for names in the network; null for the same.</param>
    /// <exception cref="SafetensorsException">The file is not whole, or does not fit; the network is as it was.</exception>
    /// <exception cref="ArgumentException">The map names something that the network has not, or gives two tensors one name.</exception>
    /// <exception cref="IOException">It could not be read; the network is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be used so.</exception>
    public static void Load(this INetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var tensors = new TensorNames(network, names);
        using var reader = new SafetensorsReader(path);
        Load(network, reader, tensors);
    }

    /// <summary>Loads from what is left of a stream, to its end; it stays open.</summary>
    /// <inheritdoc cref="Load(INetwork, string, IReadOnlyDictionary{string, string})"/>
    /// <param name="network">The network; no prediction may run meanwhile.</param>
    /// <param name="stream">Where from.</param>
    /// <param name="names">Names in the file for names in the network; null for the same.</param>
    public static void Load(this INetwork network, Stream stream, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        var tensors = new TensorNames(network, names);
        using SafetensorsReader reader = SafetensorsReader.OfCopy(stream);
        Load(network, reader, tensors);
    }

    private static void Load(INetwork network, SafetensorsReader reader, TensorNames tensors)
    {
        StagedTensors staged = StagedTensors.Read(reader, network.GetType().Name, tensors, reader.IsOfTrainer);

        // Padding may be what a diverged run made of it.
        network.Parameters.Clear();
        network.Statistics.Clear();
        staged.Commit();
    }

    private static SafetensorsWriter Collect(INetwork network, IReadOnlyDictionary<string, string>? names)
    {
        ArgumentNullException.ThrowIfNull(network);
        var writer = new SafetensorsWriter();
        foreach ((string name, ParameterTensor tensor) in new TensorNames(network, names).Tensors)
        {
            writer.Add(name, tensor.Shape, tensor.ToArray());
        }

        return writer;
    }
}
