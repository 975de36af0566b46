using StaticNet;

namespace GradientLab;

/// <summary>How likely it is that a tumour is malignant, from 30 measurements of its cell nuclei: a real network for every solver.</summary>
[Network]
[Input(30)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Sgd]
[Momentum(0.9f)]
[Nesterov(0.9f)]
[Adagrad]
[Adadelta]
[RmsProp]
[Adam]
[AdamW]
[AdaMax]
[Nadam]
[AmsGrad]
public sealed partial class BiopsyNetwork
{
    /// <summary>Makes a new network, its first weights always the same, and the trainer of a solver for it.</summary>
    /// <param name="solver">The solver.</param>
    /// <exception cref="ArgumentOutOfRangeException">No solver.</exception>
    public static Trainer With(Solver solver)
    {
        var network = new BiopsyNetwork(seed: 1);
        return solver switch
        {
            Solver.Sgd => new SgdTrainer(network),
            Solver.Momentum => new MomentumTrainer(network),
            Solver.Nesterov => new NesterovTrainer(network),
            Solver.Adagrad => new AdagradTrainer(network),
            Solver.Adadelta => new AdadeltaTrainer(network),
            Solver.RmsProp => new RmsPropTrainer(network),
            Solver.Adam => new AdamTrainer(network),
            Solver.AdamW => new AdamWTrainer(network),
            Solver.AdaMax => new AdaMaxTrainer(network),
            Solver.Nadam => new NadamTrainer(network),
            Solver.AmsGrad => new AmsGradTrainer(network),
            _ => throw new ArgumentOutOfRangeException(nameof(solver), solver, "No solver."),
        };
    }
}
