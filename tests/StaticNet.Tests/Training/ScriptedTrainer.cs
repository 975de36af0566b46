namespace StaticNet.Tests.Training;

/// <summary>
/// A trainer whose losses are said beforehand, and which remembers what it saw. After step n every parameter is n,
/// unless said otherwise; where the network has statistics, every one is minus n.
/// </summary>
internal sealed class ScriptedTrainer : Trainer
{
    private readonly LinearNetwork network;
    private int evaluations;

    public ScriptedTrainer(int inputSize = 1, int outputSize = 1, TargetKind kind = TargetKind.Values, float learningRate = 0.1f, int statisticCount = 0)
        : this(new LinearNetwork(inputSize, outputSize, statisticCount), kind, learningRate)
    {
    }

    private ScriptedTrainer(LinearNetwork network, TargetKind kind, float learningRate)
        : base(network, network.Buffer, network.Layouts, kind, learningRate) => this.network = network;

    public delegate void Seeing(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels);

    /// <summary>The loss of each step; its number is the first argument, from 1.</summary>
    public Func<long, float> Loss { get; init; } = _ => 1f;

    /// <summary>The loss of each evaluation; its number is the first argument, from 1.</summary>
    public Func<int, float> EvaluatedLoss { get; init; } = _ => 1f;

    /// <summary>What the parameters are after a step.</summary>
    public Func<long, float> ParametersAfter { get; init; } = step => step;

    /// <summary>What the statistics are after a step.</summary>
    public Func<long, float> StatisticsAfter { get; init; } = step => -step;

    /// <summary>Fills the gradients of a step, zero unless said.</summary>
    public Action<Trainer> FillGradients { get; init; } = trainer => trainer.Gradients.Clear();

    public Seeing Sees { get; init; } = (_, _, _) => { };

    /// <summary>What it says it has measured; nothing unless said.</summary>
    public TrainingTelemetry? Measured { get; init; }

    public override TrainingTelemetry? Telemetry => Measured;

    public List<float> Rates { get; } = [];

    public float Parameter => network.Parameters[0];

    protected override float Gradient(scoped in TrainingBatch batch)
    {
        Sees(batch.Inputs, batch.Targets, batch.Labels);
        FillGradients(this);
        return Loss(StepCount + 1);
    }

    protected override float MeanLoss(scoped in TrainingBatch batch) => EvaluatedLoss(++evaluations);

    protected override void Update(float learningRate, long step)
    {
        Rates.Add(learningRate);
        network.Parameters.Fill(ParametersAfter(step));
        network.Statistics.Fill(StatisticsAfter(step));
    }
}
