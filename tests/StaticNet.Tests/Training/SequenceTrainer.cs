namespace StaticNet.Tests.Training;

/// <summary>
/// A trainer of a <see cref="SequenceNetwork"/> whose loss is the mean input over the valid output steps, so that it shows which were counted. It remembers
/// what it saw, unless it is not to, and adds the inputs of all valid steps of a sample to each float of its state.
/// </summary>
internal sealed class SequenceTrainer : Trainer
{
    public const int StateFloats = 3;

    private readonly SequenceNetwork network;

    public SequenceTrainer(SequenceNetwork network, TargetKind kind = TargetKind.Values)
        : base(network, network.Buffer, [], kind, learningRate: 0.1f) => this.network = network;

    /// <summary>Whether it remembers; what it allocates otherwise is the base class's.</summary>
    public bool Remembers { get; init; } = true;

    public List<(float[] Inputs, float[] Targets, int[] Labels, int[] Lengths, int Count, int Rows)> Seen { get; } = [];

    public float StepFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> states, params ReadOnlySpan<int> lengths) => StepFrom(inputs, targets, lengths, states, StateFloats);

    public float BackpropagateFrom(float[] inputs, float[] targets, Span<float> states, params int[] lengths) => BackpropagateFrom(inputs, targets, lengths, states, StateFloats);

    public float EvaluateFrom(float[] inputs, float[] targets, Span<float> states, params int[] lengths) => EvaluateFrom(inputs, targets, lengths, states, StateFloats);

    public float StepFrom(float[] inputs, int[] labels, Span<float> states, params int[] lengths) => StepFrom(inputs, labels, lengths, states, StateFloats);

    public float BackpropagateFrom(float[] inputs, int[] labels, Span<float> states, params int[] lengths) => BackpropagateFrom(inputs, labels, lengths, states, StateFloats);

    public float EvaluateFrom(float[] inputs, int[] labels, Span<float> states, params int[] lengths) => EvaluateFrom(inputs, labels, lengths, states, StateFloats);

    protected override float Gradient(scoped in TrainingBatch batch) => MeanLoss(batch);

    protected override float MeanLoss(scoped in TrainingBatch batch)
    {
        if (Remembers)
        {
            Seen.Add((batch.Inputs.ToArray(), batch.Targets.ToArray(), batch.Labels.ToArray(), batch.Lengths.ToArray(), batch.Count, batch.Rows));
        }

        double loss = 0;
        for (int sample = 0; sample < batch.Count; sample++)
        {
            int length = batch.Lengths.IsEmpty ? network.Steps : batch.Lengths[sample];
            ReadOnlySpan<float> inputs = batch.Inputs.Slice(sample * network.Steps, length);
            for (int i = 0; i < length; i++)
            {
                loss += network.OutputSteps == network.Steps || i == length - 1 ? inputs[i] : 0f;
                for (int k = 0; k < StateFloats && !batch.States.IsEmpty; k++)
                {
                    batch.States[(sample * StateFloats) + k] += inputs[i];
                }
            }
        }

        return (float)(loss / batch.Rows);
    }

    protected override void Update(float learningRate, long step) => network.Parameters.Fill(step);
}
