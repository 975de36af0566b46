namespace StaticNet.Tests.Training;

/// <summary>Plain descent on a <see cref="LinearNetwork"/>: the mean squared error, or for classes softmax with cross-entropy.</summary>
internal sealed class LinearTrainer : Trainer
{
    private readonly LinearNetwork network;
    private readonly float[] outputs;

    public LinearTrainer(LinearNetwork network, TargetKind kind = TargetKind.Values, float learningRate = 0.1f)
        : base(network, network.Buffer, network.Layouts, kind, learningRate)
    {
        this.network = network;
        outputs = new float[network.OutputSize];
    }

    protected override float Gradient(scoped in TrainingBatch batch)
    {
        Gradients.Clear();
        double loss = 0;
        for (int s = 0; s < batch.Count; s++)
        {
            ReadOnlySpan<float> x = batch.Inputs.Slice(s * network.InputSize, network.InputSize);
            loss += Forward(batch, s);
            for (int o = 0; o < outputs.Length; o++)
            {
                float error = outputs[o] - Target(batch, s, o);
                float d = TargetKind == TargetKind.Classes ? error / batch.Rows : 2f * error / (batch.Rows * outputs.Length);
                Gradients[network.BiasOffset + o] += d;
                for (int i = 0; i < x.Length; i++)
                {
                    Gradients[(o * x.Length) + i] += d * x[i];
                }
            }
        }

        return (float)(loss / batch.Rows);
    }

    protected override float MeanLoss(scoped in TrainingBatch batch)
    {
        double loss = 0;
        for (int s = 0; s < batch.Count; s++)
        {
            loss += Forward(batch, s);
        }

        return (float)(loss / batch.Rows);
    }

    protected override void Update(float learningRate, long step)
    {
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            network.Parameters[i] -= learningRate * Gradients[i];
        }
    }

    private double Forward(scoped in TrainingBatch batch, int sample)
    {
        network.Predict(batch.Inputs.Slice(sample * network.InputSize, network.InputSize), outputs);
        double loss = 0;
        if (TargetKind == TargetKind.Classes)
        {
            double sum = 0;
            foreach (float z in outputs)
            {
                sum += Math.Exp(z);
            }

            for (int o = 0; o < outputs.Length; o++)
            {
                loss -= Target(batch, sample, o) * (outputs[o] - Math.Log(sum));
                outputs[o] = (float)(Math.Exp(outputs[o]) / sum);
            }

            return loss;
        }

        for (int o = 0; o < outputs.Length; o++)
        {
            double error = outputs[o] - Target(batch, sample, o);
            loss += error * error / outputs.Length;
        }

        return loss;
    }

    private float Target(scoped in TrainingBatch batch, int sample, int output) =>
        batch.Labels.IsEmpty ? batch.Targets[(sample * network.OutputSize) + output] : batch.Labels[sample] == output ? 1f : 0f;
}
