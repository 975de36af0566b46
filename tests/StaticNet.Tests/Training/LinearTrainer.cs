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

    protected override float Gradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count)
    {
        Gradients.Clear();
        double loss = 0;
        for (int s = 0; s < count; s++)
        {
            ReadOnlySpan<float> x = inputs.Slice(s * network.InputSize, network.InputSize);
            loss += Forward(x, targets, labels, s);
            for (int o = 0; o < outputs.Length; o++)
            {
                float error = outputs[o] - Target(targets, labels, s, o);
                float d = TargetKind == TargetKind.Classes ? error / count : 2f * error / (count * outputs.Length);
                Gradients[network.BiasOffset + o] += d;
                for (int i = 0; i < x.Length; i++)
                {
                    Gradients[(o * x.Length) + i] += d * x[i];
                }
            }
        }

        return (float)(loss / count);
    }

    protected override float MeanLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count)
    {
        double loss = 0;
        for (int s = 0; s < count; s++)
        {
            loss += Forward(inputs.Slice(s * network.InputSize, network.InputSize), targets, labels, s);
        }

        return (float)(loss / count);
    }

    protected override void Update(float learningRate, long step)
    {
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            network.Parameters[i] -= learningRate * Gradients[i];
        }
    }

    private double Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int sample)
    {
        network.Predict(x, outputs);
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
                loss -= Target(targets, labels, sample, o) * (outputs[o] - Math.Log(sum));
                outputs[o] = (float)(Math.Exp(outputs[o]) / sum);
            }

            return loss;
        }

        for (int o = 0; o < outputs.Length; o++)
        {
            double error = outputs[o] - Target(targets, labels, sample, o);
            loss += error * error / outputs.Length;
        }

        return loss;
    }

    private float Target(ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int sample, int output) =>
        labels.IsEmpty ? targets[(sample * network.OutputSize) + output] : labels[sample] == output ? 1f : 0f;
}
