using StaticNet;

namespace GradientLab;

/// <summary>Measures the gradient in stacks.</summary>
public static class GradientProbe
{
    /// <summary>How many first weights are averaged over unless said; single ones differ by chance.</summary>
    public const int Seeds = 3;

    private const int BatchSize = 32;

    // Of n outputs each hands back +1/n or -1/n, the derivative of the mean absolute error, whatever it is: what differs between stacks is the layers' doing. No output
    // hits this target.
    private const float Target = 100f;

    /// <summary>Draws weights, sends a batch through and its error back, and reads the gradient of each layer's weights.</summary>
    /// <param name="stack">The layers.</param>
    /// <param name="start">How weights begin; biases are 0.</param>
    /// <param name="seeds">Over how many draws the gradients are averaged, geometrically.</param>
    public static StackGradients Measure(Stack stack, Start start, int seeds = Seeds)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(start);
        return Measure(stack, stack.Create(), start, seeds);
    }

    /// <summary>Measures every stack with every start.</summary>
    public static IReadOnlyList<StackGradients> MeasureAll()
    {
        var all = new List<StackGradients>();
        foreach (Stack stack in Stacks.All)
        {
            Trainer trainer = stack.Create();
            all.AddRange(Start.All.Select(start => Measure(stack, trainer, start, Seeds)));
        }

        return all;
    }

    private static StackGradients Measure(Stack stack, Trainer trainer, Start start, int seeds)
    {
        var logarithms = new double[stack.Depth];
        for (int seed = 1; seed <= seeds; seed++)
        {
            var random = new RandomSource(seed);
            foreach (ParameterTensor weights in WeightsOf(trainer.Network.Tensors))
            {
                ParameterInitializer.Fill(weights, start.Initializer, start.Scale, random);
            }

            float[] inputs = [.. Enumerable.Range(0, BatchSize * stack.Width).Select(_ => (float)random.NextNormal())];
            float[] targets = [.. Enumerable.Range(0, BatchSize * stack.Width).Select(_ => random.Next(2) == 0 ? -Target : Target)];
            trainer.Backpropagate(inputs, targets);

            double[] norms = [.. WeightsOf(trainer.GradientTensors).Select(NormOf)];
            for (int layer = 0; layer < stack.Depth; layer++)
            {
                logarithms[layer] += Math.Log(norms[layer]) / seeds;
            }
        }

        return new StackGradients(stack, start, [.. logarithms.Select(Math.Exp)]);
    }

    private static IEnumerable<ParameterTensor> WeightsOf(IEnumerable<ParameterTensor> tensors) => tensors.Where(tensor => tensor.Layout.Role == TensorRole.Weight);

    // In double: squares of floats leave the range of floats.
    private static double NormOf(ParameterTensor tensor) => Math.Sqrt(tensor.ToArray().Sum(value => (double)value * value));
}
