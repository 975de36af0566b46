using StaticNet.Generic;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Holds a generated network over sequences against the double-precision implementation of the same declaration: losses, gradients and predictions, with lengths
/// and without, from empty states and from others.
/// </summary>
internal static class SequenceGradientCheck
{
    /// <summary>Compares all of it over random batches, each with every combination of lengths and states that the network takes.</summary>
    public static void Run(Type type, int count, double tolerance = 1e-3)
    {
        bool hasBatchNorm = type.GetCustomAttributes(inherit: false).Any(attribute => attribute is BatchNormAttribute);
        foreach (bool withStates in new[] { false, true })
        {
            // Statistics would count padding.
            foreach (bool withLengths in hasBatchNorm ? [false] : new[] { false, true })
            {
                var pair = new Pair(type, count, withLengths, withStates, tolerance);
                pair.CheckTraining();
                pair.CheckPrediction();
            }
        }
    }

    private sealed class Pair
    {
        private readonly int count;
        private readonly double tolerance;
        private readonly string what;
        private readonly INetwork network;
        private readonly Trainer trainer;
        private readonly GenericNetwork<double> exact;
        private readonly GenericTrainer<double> exactTrainer;
        private readonly SequenceBatch batch;
        private readonly Streams? streams;
        private readonly GenericState<double>[] exactStates;

        public Pair(Type type, int count, bool withLengths, bool withStates, double tolerance)
        {
            this.count = count;
            this.tolerance = tolerance;
            what = $"{type.Name}, batch {count}{(withLengths ? ", lengths" : string.Empty)}{(withStates ? ", states" : string.Empty)}";
            network = NetworkCompiler.Create(type, seed: 3);
            var random = new Random(count);
            foreach (ParameterTensor tensor in network.Tensors.Where(tensor => tensor.Layout.Role != TensorRole.Weight))
            {
                float centre = tensor.Layout.Role == TensorRole.Scale ? 1f : 0f;
                tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => centre + ((random.NextSingle() - 0.5f) * 0.2f))]);
            }

            foreach (ParameterTensor tensor in network.StatisticTensors)
            {
                tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => 0.5f + random.NextSingle())]);
            }

            trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
            exact = GenericNetwork<double>.FromDeclaration(type);
            exact.CopyParametersFrom(network);
            exactTrainer = new GenericTrainer<double>(exact, new Sgd<double>());
            batch = SequenceBatch.Draw(network, trainer.TargetKind, count, withLengths, random);
            streams = withStates ? Streams.Of(network, count) : null;
            exactStates = withStates ? [.. Enumerable.Range(0, count).Select(_ => exact.CreateState())] : [];
        }

        private double[] Inputs => Batches.Doubles(batch.Inputs);

        private double[] Targets => Batches.Doubles(batch.Targets);

        /// <summary>Losses and gradients; with states, twice, so that the second goes on where the first ended.</summary>
        public void CheckTraining()
        {
            for (int window = 0; window < (streams is null ? 1 : 2); window++)
            {
                float loss = streams is null ? batch.Run(trainer, "Backpropagate") : streams.From(trainer, "Backpropagate")(batch);
                double expectedLoss = streams is null
                    ? exactTrainer.Backpropagate(Inputs, Targets, batch.Lengths)
                    : exactTrainer.Backpropagate(Inputs, Targets, exactStates, batch.Lengths);

                // A normalisation takes away what all its values have in common, such as a bias before it: of that gradient only the rounding of its terms is left.
                double rounding = 1e-6 * Math.Sqrt(exactTrainer.Gradients.Sum(tensor => tensor.Values.ToArray().Sum(g => g * g)));
                GradientCheck.Close([expectedLoss], [loss], tolerance, $"{what}: loss of window {window}");
                for (int i = 0; i < exactTrainer.Gradients.Count; i++)
                {
                    GradientCheck.Close(
                        exactTrainer.Gradients[i].Values.ToArray(),
                        Batches.Doubles(trainer.GradientTensors[i].ToArray()),
                        tolerance,
                        $"{what}: gradient of {trainer.GradientTensors[i]} in window {window}",
                        rounding);
                }

                CheckStates($"after window {window}");
            }

            float evaluated = streams is null ? batch.Run(trainer, "Evaluate") : streams.From(trainer, "Evaluate")(batch);
            double expected = streams is null
                ? exactTrainer.Evaluate(Inputs, Targets, batch.Lengths)
                : exactTrainer.Evaluate(Inputs, Targets, exactStates, batch.Lengths);
            GradientCheck.Close([expected], [evaluated], tolerance, $"{what}: loss of an evaluation");
            CheckStates("after an evaluation");
            GradientCheck.PaddingIsZero(network.Tensors, network.Parameters, $"{what}: parameters");
            GradientCheck.PaddingIsZero(network.Tensors, trainer.Gradients, $"{what}: gradients");
        }

        /// <summary>Whole samples and, where there are states, the next steps of streams that have gone through training windows.</summary>
        public void CheckPrediction()
        {
            var outputs = new float[count * network.OutputSize];
            var expected = new double[outputs.Length];
            if (batch.Lengths.Length == 0)
            {
                network.Predict(batch.Inputs, outputs);
                exact.Predict(Inputs, expected);
            }
            else
            {
                ((ISequenceNetwork)network).Predict(batch.Inputs, batch.Lengths, outputs);
                exact.Predict(Inputs, batch.Lengths, expected);
            }

            GradientCheck.Close(expected, Batches.Doubles(outputs), tolerance, $"{what}: predictions");
            for (int i = 0; i < count && streams is not null; i++)
            {
                float[] inputs = batch.Inputs[(i * network.InputSize)..][..(batch.Length(network, i) * exact.StepInputSize)];
                if (inputs.Length > 0)
                {
                    int steps = network.OutputSteps == 1 ? 1 : batch.Length(network, i);
                    var streamed = new float[steps * exact.StepOutputSize];
                    var exactlyStreamed = new double[streamed.Length];
                    streams.Step(i, inputs, streamed);
                    exact.Step(exactStates[i], Batches.Doubles(inputs), exactlyStreamed);
                    GradientCheck.Close(exactlyStreamed, Batches.Doubles(streamed), tolerance, $"{what}: stream {i}");
                }
            }

            CheckStates("after streaming");
        }

        // What convolutions remember, each side lays out as it likes; it shows in the next window.
        private void CheckStates(string when)
        {
            for (int i = 0; i < exactStates.Length; i++)
            {
                foreach (GenericTensor<double> tensor in exactStates[i].Tensors.Where(tensor => !tensor.Name.EndsWith(".history", StringComparison.Ordinal)))
                {
                    GradientCheck.Close(
                        tensor.Values.ToArray(), Batches.Doubles(streams!.Read(network, i, tensor.Name)), tolerance, $"{what}: {tensor.Name} of stream {i} {when}");
                }
            }
        }
    }
}
