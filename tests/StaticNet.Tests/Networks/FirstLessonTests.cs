namespace StaticNet.Tests.Networks;

/// <summary>
/// Back-propagation as it stands on a blackboard, for a network with one hidden layer. Samples are columns: X is 2 x m, and
/// every sum over samples is divided by m.
/// <code>
/// Z1 = W1 X + b1     A1 = tanh(Z1)        the hidden layer, 3 units
/// Z2 = W2 A1 + b2    A2 = sigmoid(Z2)     the output, the probability of class 1
/// loss = -1/m sum of Y log A2 + (1 - Y) log(1 - A2)
///
/// dZ2 = A2 - Y                            dW2 = dZ2 A1^T / m     db2 = row sums of dZ2 / m
/// dZ1 = W2^T dZ2 * (1 - A1 * A1)          dW1 = dZ1 X^T / m      db1 = row sums of dZ1 / m
/// </code>
/// </summary>
public class FirstLessonTests
{
    private const int M = 4;

    [Fact]
    public void Gradients_are_those_of_the_blackboard()
    {
        double[,] x = { { 0.5, -1.0, 0.25, 1.5 }, { -0.75, 0.5, 1.0, -0.25 } };
        double[,] y = { { 1, 0, 0, 1 } };
        double[,] w1 = { { 0.5, -0.25 }, { -1.0, 0.75 }, { 0.125, 1.0 } };
        double[,] b1 = { { 0.1 }, { -0.2 }, { 0.3 } };
        double[,] w2 = { { 1.0, -0.5, 0.75 } };
        double[,] b2 = { { -0.1 } };

        // There ...
        double[,] a1 = Map(PlusColumn(Product(w1, x), b1), Math.Tanh);
        double[,] a2 = Map(PlusColumn(Product(w2, a1), b2), z => 1 / (1 + Math.Exp(-z)));
        double loss = 0;
        for (int j = 0; j < M; j++)
        {
            loss -= ((y[0, j] * Math.Log(a2[0, j])) + ((1 - y[0, j]) * Math.Log(1 - a2[0, j]))) / M;
        }

        // ... and back.
        double[,] dZ2 = Combine(a2, y, (a, target) => a - target);
        double[,] dW2 = Map(Product(dZ2, Transposed(a1)), sum => sum / M);
        double[,] dB2 = RowMeans(dZ2);
        double[,] dZ1 = Combine(Product(Transposed(w2), dZ2), a1, (d, a) => d * (1 - (a * a)));
        double[,] dW1 = Map(Product(dZ1, Transposed(x)), sum => sum / M);
        double[,] dB1 = RowMeans(dZ1);

        // The same by the generated network, which takes samples one after another: the columns of X.
        var network = new FirstLesson();
        Set(network.Tensors[0], w1);
        Set(network.Tensors[1], b1);
        Set(network.Tensors[2], w2);
        Set(network.Tensors[3], b2);
        var trainer = new FirstLesson.SgdTrainer(network);
        float actualLoss = trainer.Backpropagate(Rows(Transposed(x)), Rows(Transposed(y)));
        var probabilities = new float[M];
        network.Predict(Rows(Transposed(x)), probabilities);

        Assert.Equal(loss, actualLoss, 1e-6);
        Equal(a2, probabilities);
        Assert.Equal(["hidden.weight", "hidden.bias", "output.weight", "output.bias"], trainer.GradientTensors.Select(tensor => tensor.Name));
        Equal(dW1, trainer.GradientTensors[0].ToArray());
        Equal(dB1, trainer.GradientTensors[1].ToArray());
        Equal(dW2, trainer.GradientTensors[2].ToArray());
        Equal(dB2, trainer.GradientTensors[3].ToArray());

        // A step of descent goes against them.
        trainer.LearningRate = 0.5f;
        trainer.Step(Rows(Transposed(x)), Rows(Transposed(y)));
        Equal(Combine(w1, dW1, (w, d) => w - (0.5 * d)), network.Tensors[0].ToArray());
        Equal(Combine(b2, dB2, (b, d) => b - (0.5 * d)), network.Tensors[3].ToArray());
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        var product = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    product[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        return product;
    }

    private static double[,] Transposed(double[,] a)
    {
        var transposed = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                transposed[j, i] = a[i, j];
            }
        }

        return transposed;
    }

    private static double[,] Combine(double[,] a, double[,] b, Func<double, double, double> f)
    {
        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[i, j] = f(a[i, j], b[i, j]);
            }
        }

        return result;
    }

    private static double[,] Map(double[,] a, Func<double, double> f) => Combine(a, a, (value, _) => f(value));

    private static double[,] PlusColumn(double[,] a, double[,] column)
    {
        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[i, j] = a[i, j] + column[i, 0];
            }
        }

        return result;
    }

    private static double[,] RowMeans(double[,] a)
    {
        var means = new double[a.GetLength(0), 1];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                means[i, 0] += a[i, j] / a.GetLength(1);
            }
        }

        return means;
    }

    private static float[] Rows(double[,] a) => [.. a.Cast<double>().Select(value => (float)value)];

    private static void Set(ParameterTensor tensor, double[,] values) => tensor.CopyFrom(Rows(values));

    private static void Equal(double[,] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Cast<double>().Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
