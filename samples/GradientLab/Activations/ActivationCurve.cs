using StaticNet;

namespace GradientLab;

/// <summary>An activation as a network computes it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Inputs">Where it was measured, ascending.</param>
/// <param name="Values">What <see cref="INetwork.Predict"/> puts out there.</param>
/// <param name="Derivatives">The gradient of the bias there, for an error of 1.</param>
public sealed record ActivationCurve(string Name, IReadOnlyList<float> Inputs, IReadOnlyList<float> Values, IReadOnlyList<float> Derivatives)
{
    /// <summary>The furthest input to each side.</summary>
    public const int Reach = 4;

    // A power of two: inputs are exact, and 0 is one of them.
    private const int PerUnit = 16;

    /// <summary>The greatest derivative.</summary>
    public float Steepest => Derivatives.Max();

    /// <summary>The input at which the derivative is greatest; the one nearest to 0 where there are several.</summary>
    public float SteepestAt => Inputs.Zip(Derivatives).Where(point => point.Second == Steepest).MinBy(point => Math.Abs(point.First)).First;

    /// <summary>Measures the six activations of the story.</summary>
    public static IReadOnlyList<ActivationCurve> MeasureAll() =>
    [
        Measure("sigmoid", new SigmoidUnit.SgdTrainer(new SigmoidUnit())),
        Measure("tanh", new TanhUnit.SgdTrainer(new TanhUnit())),
        Measure("ReLU", new ReLUUnit.SgdTrainer(new ReLUUnit())),
        Measure("leaky ReLU, 0.01", new LeakyReLUUnit.SgdTrainer(new LeakyReLUUnit())),
        Measure("leaky ReLU, 0.2", new LeakierReLUUnit.SgdTrainer(new LeakierReLUUnit())),
        Measure("ELU", new ELUUnit.SgdTrainer(new ELUUnit())),
    ];

    /// <summary>The number of an input among <see cref="Inputs"/>.</summary>
    /// <param name="input">A multiple of 1/16 between -4 and 4.</param>
    public static int IndexOf(double input) => (int)((input + Reach) * PerUnit);

    private static ActivationCurve Measure(string name, Trainer trainer)
    {
        foreach (ParameterTensor tensor in trainer.Network.Tensors)
        {
            tensor.CopyFrom([tensor.Layout.Role == TensorRole.Weight ? 1f : 0f]);
        }

        float[] inputs = [.. Enumerable.Range(0, (2 * Reach * PerUnit) + 1).Select(i => ((float)i / PerUnit) - Reach)];
        var values = new float[inputs.Length];
        var derivatives = new float[inputs.Length];
        trainer.Network.Predict(inputs, values);
        ParameterTensor bias = trainer.GradientTensors.Single(tensor => tensor.Layout.Role == TensorRole.Bias);
        for (int i = 0; i < inputs.Length; i++)
        {
            // The mean absolute error hands back 1 where an output is above its target; the bias adds to the activation's input, so its gradient is the derivative.
            trainer.Backpropagate(inputs.AsSpan(i, 1), [values[i] - 1f]);
            derivatives[i] = bias[0];
        }

        return new ActivationCurve(name, inputs, values, derivatives);
    }
}
