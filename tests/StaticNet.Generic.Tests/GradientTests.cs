namespace StaticNet.Generic.Tests;

/// <summary>The analytic gradient in double against central differences.</summary>
public class GradientTests
{
    private const double Tolerance = 1e-7;

    private static readonly int[] Widths = [1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100];
    private static readonly int[] Batches = [1, 2, 5, 32, 33];

    private static readonly DenseDescription[] Hidden =
    [
        new(0, Activation.Linear),
        new(0, Activation.Sigmoid),
        new(0, Activation.Sigmoid) { Slope = 2.5 },
        new(0, Activation.Tanh),
        new(0, Activation.ReLU),
        new(0, Activation.LeakyReLU),
        new(0, Activation.LeakyReLU) { Alpha = 0.3 },
        new(0, Activation.ELU),
        new(0, Activation.ELU) { Alpha = 0.6 },
        new(0, Activation.SELU),
        new(0, Activation.GELU),
        new(0, Activation.SiLU),
        new(0, Activation.Softplus),
    ];

    public static TheoryData<int, Loss> HiddenAndLosses
    {
        get
        {
            var cases = new TheoryData<int, Loss>();
            for (int i = 0; i < Hidden.Length; i++)
            {
                foreach (Loss loss in Enum.GetValues<Loss>())
                {
                    cases.Add(i, loss);
                }
            }

            return cases;
        }
    }

    public static TheoryData<int> EveryWidth => [.. Widths];

    [Theory]
    [MemberData(nameof(HiddenAndLosses))]
    public void Every_activation_with_every_loss_has_its_derivative(int hidden, Loss loss)
    {
        foreach (DenseDescription last in LastLayers(hidden, loss))
        {
            foreach ((int inputs, int width, int outputs, int batch) in new[] { (3, 7, 2, 5), (2, 17, 3, 33), (8, 1, 1, 2), (1, 16, 31, 1) })
            {
                DenseDescription[] layers = [Hidden[hidden] with { Units = width }, last with { Units = outputs }];
                Check(new GradientProblem(inputs, layers, loss, batch, delta: 0.5, seed: width));
                if (loss == Loss.CrossEntropy)
                {
                    Check(new GradientProblem(inputs, layers, loss, batch, useLabels: true, seed: width));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryWidth))]
    public void Every_width_with_every_batch(int width)
    {
        foreach (int batch in Batches)
        {
            Check(new GradientProblem(5, [new(width, Activation.Tanh), new(width, Activation.Linear)], Loss.MeanSquaredError, batch));
            Check(new GradientProblem(width, [new(width, Activation.SiLU), new(width, Activation.Softmax)], Loss.CrossEntropy, batch));
            Check(new GradientProblem(width, [new(width, Activation.Softplus), new(3, Activation.Sigmoid)], Loss.BinaryCrossEntropy, batch));
        }
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.LeakyReLU)]
    [InlineData(Activation.GELU)]
    public void Deeper_networks_and_layers_without_biases(Activation activation)
    {
        DenseDescription[] layers = [new(9, activation), new(7, activation) { UseBias = false }, new(4, activation), new(3, Activation.Softmax) { UseBias = false }];

        Check(new GradientProblem(6, layers, Loss.CrossEntropy, batch: 5));
        Check(new GradientProblem(6, layers[..3], Loss.Huber, batch: 5));
        Check(new GradientProblem(6, layers[..1], Loss.MeanSquaredError, batch: 5));
    }

    private static DenseDescription[] LastLayers(int hidden, Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => [new(0, Activation.Sigmoid), new(0, Activation.Sigmoid) { Slope = 2.5 }],
        Loss.CrossEntropy => [new(0, Activation.Softmax)],
        _ => [new(0), Hidden[hidden], new(0, Activation.Softmax)],
    };

    private static void Check(GradientProblem problem)
    {
        (double error, string where) = problem.GreatestRelativeError();
        Assert.True(error < Tolerance, $"Relative error {error:E2} at {where}.");
    }
}
