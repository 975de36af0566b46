namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>Parameters of a recurrent layer as PyTorch has them, or gradients of them.</summary>
internal sealed record RecurrentParameters(double[,] InputWeights, double[,] RecurrentWeights, double[] InputBiases, double[] RecurrentBiases)
{
    public static RecurrentParameters Zero(RecurrentCase item)
    {
        int gates = item.Shape.Cell.Gates * item.Units;
        return new RecurrentParameters(new double[gates, item.Inputs], new double[gates, item.Units], new double[gates], new double[gates]);
    }
}

/// <summary>One sample through a recurrent layer in double precision, number by number, and back.</summary>
internal sealed class RecurrentReference
{
    private readonly RecurrentCase item;
    private readonly RecurrentParameters parameters;
    private readonly double[][] x;
    private readonly List<double[]> inputSums = [];
    private readonly List<double[]> recurrentSums = [];

    /// <param name="item">The layer.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="x">The inputs of each valid step.</param>
    /// <param name="h">The outputs before the first.</param>
    /// <param name="c">The memory cells before the first.</param>
    public RecurrentReference(RecurrentCase item, RecurrentParameters parameters, double[][] x, double[] h, double[] c)
    {
        this.item = item;
        this.parameters = parameters;
        this.x = x;
        Outputs.Add(h);
        Memory.Add(c);
        for (int step = 0; step < x.Length; step++)
        {
            Forward(step);
        }
    }

    /// <summary>The outputs before the first step and after each.</summary>
    public List<double[]> Outputs { get; } = [];

    /// <summary>The memory cells before the first step and after each.</summary>
    public List<double[]> Memory { get; } = [];

    private int Units => item.Units;

    /// <summary>Adds the gradients of the sum of outputs times deltas, and returns those of the inputs.</summary>
    public double[][] Backward(double[][] deltas, RecurrentParameters gradients)
    {
        var dx = new double[x.Length][];
        var dh = new double[Units];
        var dc = new double[Units];
        for (int step = x.Length - 1; step >= 0; step--)
        {
            for (int u = 0; u < Units; u++)
            {
                dh[u] += deltas[step][u];
            }

            int gates = inputSums[step].Length;
            var dInput = new double[gates];
            var dRecurrent = new double[gates];
            var before = new double[Units];
            for (int u = 0; u < Units; u++)
            {
                Back(step, u, dh[u], dc, before, dInput, dRecurrent);
            }

            dx[step] = new double[item.Inputs];
            for (int g = 0; g < gates; g++)
            {
                gradients.InputBiases[g] += dInput[g];
                gradients.RecurrentBiases[g] += dRecurrent[g];
                for (int k = 0; k < item.Inputs; k++)
                {
                    gradients.InputWeights[g, k] += dInput[g] * x[step][k];
                    dx[step][k] += dInput[g] * parameters.InputWeights[g, k];
                }

                for (int k = 0; k < Units; k++)
                {
                    gradients.RecurrentWeights[g, k] += dRecurrent[g] * Outputs[step][k];
                    before[k] += dRecurrent[g] * parameters.RecurrentWeights[g, k];
                }
            }

            dh = before;
        }

        return dx;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private void Forward(int step)
    {
        int gates = parameters.InputBiases.Length;
        var ofInputs = new double[gates];
        var ofOutputs = new double[gates];
        for (int g = 0; g < gates; g++)
        {
            ofInputs[g] = parameters.InputBiases[g] + Enumerable.Range(0, item.Inputs).Sum(k => parameters.InputWeights[g, k] * x[step][k]);
            ofOutputs[g] = parameters.RecurrentBiases[g] + Enumerable.Range(0, Units).Sum(k => parameters.RecurrentWeights[g, k] * Outputs[step][k]);
        }

        inputSums.Add(ofInputs);
        recurrentSums.Add(ofOutputs);
        var h = new double[Units];
        var c = new double[Units];
        for (int u = 0; u < Units; u++)
        {
            double[] s = Sums(step, u);
            switch (item.Cell)
            {
                case "SimpleRnn":
                    h[u] = item.Activation == "ReLU" ? Math.Max(0, s[0]) : Math.Tanh(s[0]);
                    break;
                case "Gru":
                    double n = Math.Tanh(ofInputs[u + (2 * Units)] + (Sigmoid(s[0]) * ofOutputs[u + (2 * Units)]));
                    h[u] = ((1 - Sigmoid(s[1])) * n) + (Sigmoid(s[1]) * Outputs[step][u]);
                    break;
                default:
                    c[u] = (Sigmoid(s[1]) * Memory[step][u]) + (Sigmoid(s[0]) * Math.Tanh(s[2]));
                    h[u] = Sigmoid(s[3]) * Math.Tanh(c[u]);
                    break;
            }
        }

        Outputs.Add(h);
        Memory.Add(c);
    }

    private double[] Sums(int step, int u) => [.. Enumerable.Range(0, item.Shape.Cell.Gates).Select(g => inputSums[step][u + (g * Units)] + recurrentSums[step][u + (g * Units)])];

    private void Back(int step, int u, double dh, double[] dc, double[] before, double[] dInput, double[] dRecurrent)
    {
        double[] s = Sums(step, u);
        double[] d = new double[s.Length];
        switch (item.Cell)
        {
            case "SimpleRnn":
                d[0] = item.Activation == "ReLU" ? (s[0] > 0 ? dh : 0) : dh * (1 - Math.Pow(Math.Tanh(s[0]), 2));
                break;
            case "Gru":
                double apart = recurrentSums[step][u + (2 * Units)];
                double r = Sigmoid(s[0]);
                double z = Sigmoid(s[1]);
                double n = Math.Tanh(inputSums[step][u + (2 * Units)] + (r * apart));
                d[2] = dh * (1 - z) * (1 - (n * n));
                d[1] = dh * (Outputs[step][u] - n) * z * (1 - z);
                d[0] = d[2] * apart * r * (1 - r);
                before[u] += dh * z;
                break;
            default:
                double bounded = Math.Tanh(Memory[step + 1][u]);
                double i = Sigmoid(s[0]);
                double f = Sigmoid(s[1]);
                double g = Math.Tanh(s[2]);
                double o = Sigmoid(s[3]);
                double all = dc[u] + (dh * o * (1 - (bounded * bounded)));
                d[0] = all * g * i * (1 - i);
                d[1] = all * Memory[step][u] * f * (1 - f);
                d[2] = all * i * (1 - (g * g));
                d[3] = dh * bounded * o * (1 - o);
                dc[u] = all * f;
                break;
        }

        for (int g = 0; g < d.Length; g++)
        {
            bool isApart = item.Cell == "Gru" && g == 2;
            dInput[u + (g * Units)] = d[g];
            dRecurrent[u + (g * Units)] = isApart ? d[g] * Sigmoid(s[0]) : d[g];
        }
    }
}
