using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>The analytic gradient through time in double against central differences: all steps, some of them, and from states.</summary>
public class SequenceGradientTests
{
    private const double Tolerance = 1e-7;

    public static TheoryData<string, int> GraphsAndSteps
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (string name in SequenceGraphs.All.Keys)
            {
                foreach (int steps in new[] { 1, 2, 9 })
                {
                    cases.Add(name, steps);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(GraphsAndSteps))]
    public void Every_layer_has_its_derivative_through_time(string name, int steps) => Check(name, steps, withLengths: false, withStates: false);

    [Theory]
    [MemberData(nameof(GraphsAndSteps))]
    public void And_where_samples_end_early(string name, int steps) => Check(name, steps, withLengths: true, withStates: false);

    [Theory]
    [MemberData(nameof(GraphsAndSteps))]
    public void And_where_they_begin_with_states(string name, int steps) => Check(name, steps, withLengths: false, withStates: true);

    [Theory]
    [MemberData(nameof(GraphsAndSteps))]
    public void And_with_both(string name, int steps) => Check(name, steps, withLengths: true, withStates: true);

    [Theory]
    [MemberData(nameof(GraphsAndSteps))]
    public void Float_follows_double(string name, int steps)
    {
        const int Samples = 5;
        GenericNetwork<double> network = SequenceGraphs.Drawn<double>(name, steps, Loss.MeanSquaredError, seed: 5);
        GenericNetwork<float> single = SequenceGraphs.Drawn<float>(name, steps, Loss.MeanSquaredError, seed: 5);
        RecurrentWindow window = SequenceGraphs.Window(network, Samples, SequenceGraphs.Lengths(Samples, steps, new Random(2)), new Random(1));
        var exactTrainer = new GenericTrainer<double>(network, new Sgd<double>());
        var singleTrainer = new GenericTrainer<float>(single, new Sgd<float>());

        Near.Equal(exactTrainer.Backpropagate(window, []), singleTrainer.Backpropagate(window, []), relative: 1e-5, absolute: 0);
        for (int k = 0; k < exactTrainer.Gradients.Count; k++)
        {
            double[] gradient = Array.ConvertAll(singleTrainer.Gradients[k].Values.ToArray(), g => (double)g);
            Near.Equal(exactTrainer.Gradients[k].Values, gradient, relative: 1e-4, absolute: 1e-5);
        }
    }

    private static void Check(string name, int steps, bool withLengths, bool withStates)
    {
        foreach (int samples in new[] { 1, 2, 7 })
        {
            var random = new Random((samples * 10) + steps);
            GenericNetwork<double> network = SequenceGraphs.Drawn<double>(name, steps, Loss.MeanSquaredError, seed: samples);
            RecurrentWindow window = SequenceGraphs.Window(network, samples, withLengths ? SequenceGraphs.Lengths(samples, steps, random) : null, random);
            GenericState<double>[] states = withStates ? SequenceGraphs.States(network, samples, random) : [];
            var trainer = new GenericTrainer<double>(network, new Sgd<double>());
            double Again() => trainer.Backpropagate(window, SequenceGraphs.Copies(network, states));
            Again();

            (double error, string where) = NumericGradient.GreatestRelativeError(network, trainer.Gradients, Again, random);

            Assert.True(error < Tolerance, $"{samples} samples: relative error {error:E2} at {where}.");
        }
    }
}
