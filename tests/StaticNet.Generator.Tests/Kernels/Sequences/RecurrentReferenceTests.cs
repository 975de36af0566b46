namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>What the kernels are compared with is itself held against central differences.</summary>
public class RecurrentReferenceTests
{
    private const double Step = 1e-5;

    [Theory]
    [InlineData("SimpleRnn", "Tanh")]
    [InlineData("SimpleRnn", "ReLU")]
    [InlineData("Gru", "Tanh")]
    [InlineData("Lstm", "Tanh")]
    public void Gradients_are_those_of_central_differences(string cell, string activation)
    {
        var item = new RecurrentCase(cell, 2, 3, 4, Activation: activation);
        var random = new Random(7);
        RecurrentParameters parameters = RecurrentParameters.Zero(item);
        double[][] x = [.. Enumerable.Range(0, item.Steps).Select(_ => Fill(new double[item.Inputs]))];
        double[] h = Fill(new double[item.Units]);
        double[] c = Fill(new double[item.Units]);
        double[][] deltas = [.. Enumerable.Range(0, item.Steps).Select(_ => Fill(new double[item.Units]))];
        Fill(parameters.InputBiases);
        Fill(parameters.RecurrentBiases);
        Each(parameters.InputWeights, (row, column) => parameters.InputWeights[row, column] = Next());
        Each(parameters.RecurrentWeights, (row, column) => parameters.RecurrentWeights[row, column] = Next());

        RecurrentParameters gradients = RecurrentParameters.Zero(item);
        double[][] dx = new RecurrentReference(item, parameters, x, h, c).Backward(deltas, gradients);
        Each(parameters.InputWeights, (row, column) => AssertDifference(gradients.InputWeights[row, column], ref parameters.InputWeights[row, column]));
        Each(parameters.RecurrentWeights, (row, column) => AssertDifference(gradients.RecurrentWeights[row, column], ref parameters.RecurrentWeights[row, column]));
        for (int i = 0; i < parameters.InputBiases.Length; i++)
        {
            AssertDifference(gradients.InputBiases[i], ref parameters.InputBiases[i]);
            AssertDifference(gradients.RecurrentBiases[i], ref parameters.RecurrentBiases[i]);
        }

        for (int step = 0; step < x.Length; step++)
        {
            for (int k = 0; k < item.Inputs; k++)
            {
                AssertDifference(dx[step][k], ref x[step][k]);
            }
        }

        void AssertDifference(double expected, ref double value)
        {
            double center = value;
            value = center + Step;
            double above = Loss();
            value = center - Step;
            double below = Loss();
            value = center;
            Assert.Equal(expected, (above - below) / (2 * Step), 1e-7);
        }

        double Loss()
        {
            var run = new RecurrentReference(item, parameters, x, h, c);
            return deltas.Select((delta, step) => delta.Zip(run.Outputs[step + 1], (d, y) => d * y).Sum()).Sum();
        }

        double Next() => (random.NextDouble() * 2) - 1;

        double[] Fill(double[] values)
        {
            foreach (ref double value in values.AsSpan())
            {
                value = Next();
            }

            return values;
        }
    }

    private static void Each(double[,] matrix, Action<int, int> action)
    {
        for (int row = 0; row < matrix.GetLength(0); row++)
        {
            for (int column = 0; column < matrix.GetLength(1); column++)
            {
                action(row, column);
            }
        }
    }
}
