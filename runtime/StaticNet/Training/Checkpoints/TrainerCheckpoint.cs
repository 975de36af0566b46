namespace StaticNet;

/// <summary>
/// What a checkpoint has of a trainer: the network's tensors under their own names, each slot of the optimizer as "optimizer/slot/tensor" in the same shapes, and numbers. Read
/// and checked, and not yet in the trainer.
/// </summary>
internal sealed class TrainerCheckpoint
{
    /// <summary>What names of the optimizer's tensors begin with.</summary>
    public const string StatePrefix = "optimizer/";

    private const string OptimizerKey = "optimizer";
    private const string RateKey = "learning_rate";

    private readonly Trainer trainer;
    private readonly CheckpointTexts texts;

    private TrainerCheckpoint(Trainer trainer, CheckpointTexts texts, StagedTensors tensors, float learningRate)
    {
        this.trainer = trainer;
        this.texts = texts;
        Tensors = tensors;
        LearningRate = learningRate;
    }

    /// <summary>The values of all tensors.</summary>
    public StagedTensors Tensors { get; }

    /// <summary>The trainer's rate.</summary>
    public float LearningRate { get; }

    /// <summary>Adds a trainer to a file.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="writer">The file.</param>
    /// <param name="learningRate">Its rate; in a run not that of the step.</param>
    public static void Write(Trainer trainer, SafetensorsWriter writer, float learningRate)
    {
        CheckpointTexts.Begin(writer);
        writer.Add(OptimizerKey, trainer.Optimizer);
        var numbers = OptimizerNumbers.Write(writer);
        numbers.NotNegative(RateKey, ref learningRate);
        trainer.Exchange(numbers);
        foreach ((string name, ParameterTensor tensor) in TensorsOf(trainer))
        {
            writer.Add(name, tensor.Shape, tensor.ToArray());
        }
    }

    /// <summary>Reads a trainer, and holds it against one.</summary>
    /// <param name="trainer">The trainer that is to be replaced.</param>
    /// <param name="reader">The file.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="further">Further tensors that must be there.</param>
    /// <param name="isLeftOut">Which tensors may be there besides.</param>
    /// <exception cref="SafetensorsException">It does not fit.</exception>
    public static TrainerCheckpoint Read(
        Trainer trainer, SafetensorsReader reader, CheckpointTexts texts, IEnumerable<(string Name, ParameterTensor Tensor)> further, Func<TensorEntry, bool> isLeftOut)
    {
        string network = trainer.Network.GetType().Name;
        string optimizer = texts.Text(OptimizerKey);
        if (optimizer != trainer.Optimizer)
        {
            throw texts.Bad($"the checkpoint was made with '{optimizer}', but {network} is trained with '{trainer.Optimizer}'.");
        }

        var names = new TensorNames([.. TensorsOf(trainer), .. further]);
        StagedTensors tensors = StagedTensors.Read(reader, $"{network} with {optimizer}", names, isLeftOut);
        float learningRate = 0f;
        OptimizerNumbers.Replace(texts).NotNegative(RateKey, ref learningRate);
        trainer.Exchange(OptimizerNumbers.Check(texts));
        return new TrainerCheckpoint(trainer, texts, tensors, learningRate);
    }

    /// <summary>Puts all into the trainer and its network. Cannot fail.</summary>
    public void Commit()
    {
        // Padding may be what a diverged run made of it.
        trainer.Network.Parameters.Clear();
        trainer.Network.Statistics.Clear();
        trainer.ClearOptimizer();
        Tensors.Commit();
        trainer.Exchange(OptimizerNumbers.Replace(texts));
        trainer.LearningRate = LearningRate;
    }

    private static IEnumerable<(string Name, ParameterTensor Tensor)> TensorsOf(Trainer trainer) =>
        trainer.Network.Tensors.Concat(trainer.Network.StatisticTensors).Select(tensor => (tensor.Name, tensor)).Concat(trainer.OptimizerTensors());
}
