namespace StaticNet;

// What a trainer keeps in a file, so that training goes on as if it had never stopped.
public abstract partial class Trainer
{
    /// <summary>Generated: the name of the optimizer, by which checkpoints of another are refused.</summary>
    protected virtual string OptimizerName => GetType().Name;

    /// <summary>Generated, where the optimizer remembers anything of each parameter: what that is, a name for each of its floats.</summary>
    protected virtual IReadOnlyList<string> OptimizerSlots => [];

    /// <summary>Generated, where there are slots: their floats, slot after slot, each laid out as the parameters.</summary>
    protected virtual AlignedBuffer? OptimizerState => null;

    internal string Optimizer => OptimizerName;

    /// <summary>Generated, where there are some: hands over the numbers that belong to this optimizer alone.</summary>
    /// <param name="numbers">What takes them.</param>
    protected virtual void ExchangeNumbers(OptimizerNumbers numbers)
    {
    }

    /// <summary>
    /// Saves the network, the state of the optimizer and the numbers of this trainer (<see cref="StepCount"/>, <see cref="LearningRate"/>, penalties, clipping) to a
    /// safetensors file, from which training goes on with the same bits: beside it first, flushed to the disk and then renamed, so that no reader ever finds half of one.
    /// </summary>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <remarks>The network's tensors have their own names there, so that a network's Load reads it too. What the optimizer remembers is "optimizer/slot/tensor".</remarks>
    /// <exception cref="IOException">It could not be written; the file of that name, if there is one, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be used so.</exception>
    public void Save(string path) => AtomicFile.Write(path, Collected().WriteTo);

    /// <summary>Saves to a stream, from where it stands; it stays open.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Collected().WriteTo(stream);
    }

    /// <summary>
    /// Loads what <see cref="Save(string)"/> saved, or a run of <see cref="Fit"/> with <see cref="FitOptions.Checkpoint"/>: into the network, the optimizer and the numbers of
    /// this trainer. All is read and checked before anything changes.
    /// </summary>
    /// <param name="path">Where from.</param>
    /// <exception cref="SafetensorsException">The file is not whole, no checkpoint, or one of another network or optimizer; network and trainer are as they were.</exception>
    /// <exception cref="IOException">It could not be read; network and trainer are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be used so.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new SafetensorsReader(path);
        Load(reader);
    }

    /// <summary>Loads from what is left of a stream, to its end; it stays open.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="SafetensorsException">What is there is not whole, no checkpoint, or one of another network or optimizer; network and trainer are as they were.</exception>
    /// <exception cref="IOException">It could not be read; network and trainer are as they were.</exception>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using SafetensorsReader reader = SafetensorsReader.OfCopy(stream);
        Load(reader);
    }

    /// <summary>Hands over all numbers but the learning rate, which a run changes with every step.</summary>
    internal void Exchange(OptimizerNumbers numbers)
    {
        long steps = StepCount;
        (float l1, float l2, float clipValue, float clipNorm) = (L1, L2, ClipValue, ClipNorm);
        numbers.Count("step_count", ref steps);
        numbers.NotNegative("l1", ref l1);
        numbers.NotNegative("l2", ref l2);
        numbers.NotNegative("clip_value", ref clipValue);
        numbers.NotNegative("clip_norm", ref clipNorm);
        ExchangeNumbers(numbers);
        StepCount = steps;
        (L1, L2, ClipValue, ClipNorm) = (l1, l2, clipValue, clipNorm);
    }

    /// <summary>What the optimizer remembers, in the shapes of the parameters.</summary>
    internal IEnumerable<(string Name, ParameterTensor Tensor)> OptimizerTensors()
    {
        IReadOnlyList<string> slots = OptimizerSlots;
        if (slots.Count == 0)
        {
            yield break;
        }

        if (OptimizerState is not { } state || state.Length != (long)slots.Count * parameters.Length)
        {
            throw new InvalidOperationException(
                $"The {slots.Count} slots of {OptimizerName} take {(long)slots.Count * parameters.Length} floats, {parameters.Length} each, but {nameof(OptimizerState)} has {OptimizerState?.Length ?? 0}.");
        }

        for (int slot = 0; slot < slots.Count; slot++)
        {
            foreach (TensorLayout layout in layouts)
            {
                yield return ($"{TrainerCheckpoint.StatePrefix}{slots[slot]}/{layout.Name}", new ParameterTensor(layout.At(layout.Offset + (slot * parameters.Length)), state));
            }
        }
    }

    internal void ClearOptimizer() => OptimizerState?.Span.Clear();

    private SafetensorsWriter Collected()
    {
        var writer = new SafetensorsWriter();
        TrainerCheckpoint.Write(this, writer, learningRate);
        return writer;
    }

    private void Load(SafetensorsReader reader) => TrainerCheckpoint.Read(this, reader, CheckpointTexts.Of(reader), [], IsOfRun).Commit();

    // What a run keeps besides.
    private static bool IsOfRun(TensorEntry entry) =>
        entry.Name.StartsWith(FitCheckpoint.Prefix, StringComparison.Ordinal) || entry.Name.StartsWith(FitCheckpoint.BestPrefix, StringComparison.Ordinal);
}
