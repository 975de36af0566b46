using StaticNet;

namespace GradientLab;

/// <summary>
/// A linear neuron of two weights. Its error over n samples is E(w) = 1/n sum (w·x - t)²: a bowl, whose second derivatives
/// H = 2/n sum x x' are the same everywhere and come from the inputs alone.
/// </summary>
[Network]
[Input(2)]
[Dense(1, UseBias = false, Initializer = Initializer.Zeros)]
[Loss(Loss.MeanSquaredError)]
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
public sealed partial class LinearNeuron
{
    /// <summary>Makes a new neuron, both weights 0, and the trainer of a solver for it.</summary>
    /// <param name="solver">The solver.</param>
    /// <exception cref="ArgumentOutOfRangeException">No solver.</exception>
    public static Trainer With(Solver solver)
    {
        var neuron = new LinearNeuron(seed: 0);
        return solver switch
        {
            Solver.Sgd => new SgdTrainer(neuron),
            Solver.Momentum => new MomentumTrainer(neuron),
            Solver.Nesterov => new NesterovTrainer(neuron),
            Solver.Adagrad => new AdagradTrainer(neuron),
            Solver.Adadelta => new AdadeltaTrainer(neuron),
            Solver.RmsProp => new RmsPropTrainer(neuron),
            Solver.Adam => new AdamTrainer(neuron),
            Solver.AdamW => new AdamWTrainer(neuron),
            Solver.AdaMax => new AdaMaxTrainer(neuron),
            Solver.Nadam => new NadamTrainer(neuron),
            Solver.AmsGrad => new AmsGradTrainer(neuron),
            _ => throw new ArgumentOutOfRangeException(nameof(solver), solver, "No solver."),
        };
    }
}
