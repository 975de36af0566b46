using StaticNet;

namespace GradientLab;

/// <summary>
/// A neuron of two weights and softplus, s(z) = log(1 + exp(z)). Its error over n samples is E(w) = 1/n sum (s(w·x) - t)². A sample and
/// its mirror image -x with the same target make it even in w: the origin is a place without slope.
/// </summary>
[Network]
[Input(2)]
[Dense(1, Activation.Softplus, UseBias = false, Initializer = Initializer.Zeros)]
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
public sealed partial class SoftplusNeuron
{
    /// <summary>Makes a new neuron, both weights 0, and the trainer of a solver for it.</summary>
    /// <param name="solver">The solver.</param>
    /// <exception cref="ArgumentOutOfRangeException">No solver.</exception>
    public static Trainer With(Solver solver)
    {
        var neuron = new SoftplusNeuron(seed: 0);
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
