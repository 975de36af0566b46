namespace StaticNet.Generic.Tests;

/// <summary>The analytic gradient of every kind of layer in double against central differences.</summary>
public class LayerGradientTests
{
    private const double Tolerance = 1e-7;

    public static TheoryData<string, int> GraphsAndBatches
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (string name in LayerGraphs.All.Keys)
            {
                foreach (int batch in new[] { 1, 2, 7 })
                {
                    cases.Add(name, batch);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(GraphsAndBatches))]
    public void Every_layer_has_its_derivative(string name, int batch)
    {
        var random = new Random(batch);
        GenericNetwork<double> network = LayerGraphs.Drawn<double>(name, Loss.MeanSquaredError, seed: batch);
        double[] inputs = LayerGraphs.Values<double>(batch * network.InputSize, random);
        double[] targets = LayerGraphs.Values<double>(batch * network.OutputSize, random);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        trainer.Backpropagate(inputs, targets);

        (double error, string where) = NumericGradient.GreatestRelativeError(
            network, trainer.Gradients, () => trainer.Backpropagate(inputs, targets), random);

        Assert.True(error < Tolerance, $"Relative error {error:E2} at {where}.");
    }

    [Theory]
    [MemberData(nameof(GraphsAndBatches))]
    public void Float_follows_double(string name, int batch)
    {
        GenericNetwork<double> network = LayerGraphs.Drawn<double>(name, Loss.MeanSquaredError, seed: 5);
        var exact = new GenericTrainer<double>(network, new Sgd<double>());
        var single = new GenericTrainer<float>(LayerGraphs.Drawn<float>(name, Loss.MeanSquaredError, seed: 5), new Sgd<float>());
        int inputs = batch * network.InputSize;
        int outputs = batch * network.OutputSize;

        double exactLoss = exact.Backpropagate(LayerGraphs.Values<double>(inputs, new Random(1)), LayerGraphs.Values<double>(outputs, new Random(2)));
        float singleLoss = single.Backpropagate(LayerGraphs.Values<float>(inputs, new Random(1)), LayerGraphs.Values<float>(outputs, new Random(2)));

        Near.Equal(exactLoss, singleLoss, relative: 1e-5, absolute: 0);
        for (int k = 0; k < exact.Gradients.Count; k++)
        {
            double[] gradient = Array.ConvertAll(single.Gradients[k].Values.ToArray(), g => (double)g);
            Near.Equal(exact.Gradients[k].Values, gradient, relative: 1e-4, absolute: 1e-5);
        }
    }
}
