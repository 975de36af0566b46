using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>Ten networks of eight units with each activation: the same points, first weights, batches and rates.</summary>
/// <param name="Relu">With ReLUs.</param>
/// <param name="LeakyRelu">With leaky ReLUs.</param>
/// <param name="Elu">With ELUs.</param>
/// <param name="CalmRelu">With ReLUs, and without the epochs at too high a rate.</param>
public sealed record DyingReLUsMeasurement(UnitHistory Relu, UnitHistory LeakyRelu, UnitHistory Elu, UnitHistory CalmRelu)
{
    /// <summary>The number of epochs at a rate that is too high.</summary>
    public const int HighEpochs = 4;

    /// <summary>The number of epochs at a good rate behind them.</summary>
    public const int CalmEpochs = 60;

    /// <summary>The rate that is too high.</summary>
    public const float HighRate = 6f;

    /// <summary>The good one.</summary>
    public const float CalmRate = 0.5f;

    /// <summary>The networks of a kind.</summary>
    public const int Networks = 10;

    private const int Points = 128;
    private const int BatchSize = 32;

    /// <summary>Trains all networks and counts after every epoch.</summary>
    public static DyingReLUsMeasurement Make() => new(
        Of(HighEpochs, seed => new ReluNetwork.SgdTrainer(new ReluNetwork(seed))),
        Of(HighEpochs, seed => new LeakyReluNetwork.SgdTrainer(new LeakyReluNetwork(seed))),
        Of(HighEpochs, seed => new EluNetwork.SgdTrainer(new EluNetwork(seed))),
        Of(0, seed => new ReluNetwork.SgdTrainer(new ReluNetwork(seed))));

    private static UnitHistory Of(int highEpochs, Func<int, Trainer> create)
    {
        var dead = new int[1 + highEpochs + CalmEpochs];
        var losses = new double[dead.Length];
        int units = 0;
        int returned = 0;
        double accuracy = 0;
        for (int seed = 1; seed <= Networks; seed++)
        {
            Trainer trainer = create(seed);
            Dataset points = Rings.Draw(Points, seed);
            var census = new UnitCensus(trainer);
            for (int epoch = 0; epoch < dead.Length; epoch++)
            {
                if (epoch > 0)
                {
                    TrainEpoch(trainer, points, epoch <= highEpochs ? HighRate : CalmRate);
                }

                dead[epoch] += census.CountDead(points.Inputs, points.Targets);
                losses[epoch] += trainer.Evaluate(points.Inputs, points.Targets) / Networks;
            }

            units += trainer.Network.Tensors[0].Shape[0];
            returned += census.Returned;
            accuracy += Rings.AccuracyOf(trainer.Network, points) / Networks;
        }

        return new UnitHistory(units, dead, losses, returned, accuracy);
    }

    private static void TrainEpoch(Trainer trainer, Dataset points, float rate)
    {
        trainer.LearningRate = rate;
        for (int start = 0; start < points.Count; start += BatchSize)
        {
            Dataset batch = points[start..(start + BatchSize)];
            trainer.Step(batch.Inputs, batch.Targets);
        }
    }
}
