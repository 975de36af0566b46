namespace StaticNet.Tests.Training;

public class GradientShapingTests
{
    [Fact]
    public void Penalties_act_on_weights_and_not_on_biases()
    {
        ScriptedTrainer trainer = TrainerOf(gradient: 1f);
        trainer.L1 = 0.25f;
        trainer.L2 = 0.5f;
        trainer.Network.Tensors[0].CopyFrom([2f, -2f, 0f]);
        trainer.Network.Tensors[1][0] = 4f;

        trainer.Step([1f, 1f, 1f], [1f]);

        Assert.Equal([1f + 1f + 0.25f, 1f - 1f - 0.25f, 1f], trainer.GradientTensors[0].ToArray());
        Assert.Equal([1f], trainer.GradientTensors[1].ToArray());
    }

    [Theory]
    [InlineData(TensorRole.Weight, true)]
    [InlineData(TensorRole.Bias, false)]
    [InlineData(TensorRole.Scale, false)]
    public void Penalties_and_weight_decay_act_on_weights_alone(TensorRole role, bool acts)
    {
        var trainer = new DecayingTrainer(role) { L1 = 0.25f, L2 = 0.5f };
        trainer.Network.Parameters.Fill(2f);

        trainer.Step([1f], [1f]);

        Assert.Equal(acts ? 1.25f : 0f, trainer.Gradients[0]);
        Assert.Equal(acts ? 1.5f : 2f, trainer.Network.Parameters[0]);
    }

    [Fact]
    public void Penalties_leave_padding_at_zero_and_do_not_count_in_the_loss()
    {
        var network = new LinearNetwork(3, 1);
        var trainer = new LinearTrainer(network) { L1 = 0.25f, L2 = 0.5f };
        network.Tensors[0].CopyFrom([1f, 1f, 1f]);

        Assert.Equal(4f, trainer.Step([1f, 1f, 1f], [1f]));
        Assert.Equal(4, trainer.Gradients.ToArray().Count(g => g != 0f));
        Assert.Equal(4, network.Parameters.ToArray().Count(p => p != 0f));
    }

    [Fact]
    public void Clips_every_component_by_value()
    {
        ScriptedTrainer trainer = TrainerOf([3f, -3f, 0.5f], bias: -0.75f);
        trainer.ClipValue = 1f;

        trainer.Step([1f, 1f, 1f], [1f]);

        Assert.Equal([1f, -1f, 0.5f], trainer.GradientTensors[0].ToArray());
        Assert.Equal([-0.75f], trainer.GradientTensors[1].ToArray());
    }

    [Theory]
    [InlineData(5f, 0.5f, -0.5f, 2.5f)]
    [InlineData(10f, 1f, -1f, 5f)]
    [InlineData(20f, 1f, -1f, 5f)]
    public void Scales_a_gradient_down_to_the_norm_but_never_up(float limit, float first, float second, float bias)
    {
        // 1 + 1 + 73 + 25 = 100.
        ScriptedTrainer trainer = TrainerOf([1f, -1f, MathF.Sqrt(73f)], bias: 5f);
        trainer.ClipNorm = limit;

        trainer.Step([1f, 1f, 1f], [1f]);

        Assert.Equal([first, second], trainer.GradientTensors[0].ToArray()[..2], (a, b) => Math.Abs(a - b) < 1e-6f);
        Assert.Equal(bias, trainer.GradientTensors[1][0], 1e-5f);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-3f)]
    [InlineData(1e-7f)]
    public void Clips_gradients_whose_squares_overflow(float limit)
    {
        ScriptedTrainer trainer = TrainerOf([3e38f, -3e38f, 3e38f], bias: -3e38f);
        trainer.ClipNorm = limit;

        trainer.Step([1f, 1f, 1f], [1f]);

        double norm = Math.Sqrt(trainer.Gradients.ToArray().Sum(g => (double)g * g));
        Assert.Equal(1.0, norm / limit, 1e-5);
    }

    [Fact]
    public void Comes_in_the_order_penalties_value_norm()
    {
        ScriptedTrainer trainer = TrainerOf([0f, 0f, 0f], bias: 40f);
        trainer.L2 = 1f;
        trainer.ClipValue = 3f;
        trainer.ClipNorm = 1f;
        trainer.Network.Tensors[0].CopyFrom([3f, 0f, 0f]);

        trainer.Step([1f, 1f, 1f], [1f]);

        Assert.Equal(MathF.Sqrt(0.5f), trainer.GradientTensors[0][0, 0], 1e-6f);
        Assert.Equal(MathF.Sqrt(0.5f), trainer.GradientTensors[1][0], 1e-6f);
    }

    [Fact]
    public void Does_to_many_parameters_what_the_formula_says()
    {
        var random = new Random(1);
        var weights = Enumerable.Range(0, 5 * 37).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var gradients = Enumerable.Range(0, 5 * 37).Select(_ => (4f * random.NextSingle()) - 2f).ToArray();
        var trainer = new ScriptedTrainer(inputSize: 37, outputSize: 5)
        {
            L1 = 0.25f,
            L2 = 0.5f,
            ClipValue = 1f,
            ClipNorm = 3f,
            FillGradients = t => t.GradientTensors[0].CopyFrom(gradients),
        };
        trainer.Network.Tensors[0].CopyFrom(weights);

        trainer.Step(new float[37], new float[5]);

        double[] clipped = [.. gradients.Zip(weights, (g, w) => Math.Clamp(g + (0.5 * w) + (0.25 * Math.Sign(w)), -1.0, 1.0))];
        double norm = Math.Sqrt(clipped.Sum(g => g * g));
        Assert.True(norm > 3);
        Assert.Equal(clipped.Select(g => g * 3 / norm), trainer.GradientTensors[0].ToArray().Select(g => (double)g), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Backpropagation_alone_shapes_nothing()
    {
        ScriptedTrainer trainer = TrainerOf(gradient: 10f);
        (trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm) = (1f, 1f, 1f, 1f);

        trainer.Backpropagate([1f, 1f, 1f], [1f]);

        Assert.Equal([10f, 10f, 10f], trainer.GradientTensors[0].ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_is_not_hidden()
    {
        ScriptedTrainer trainer = TrainerOf([float.NaN, 2f, 0f], bias: 0f);
        trainer.ClipValue = 1f;

        trainer.Step([1f, 1f, 1f], [1f]);

        Assert.Equal([float.NaN, 1f, 0f], trainer.GradientTensors[0].ToArray());
    }

    private static ScriptedTrainer TrainerOf(float gradient) => TrainerOf([gradient, gradient, gradient], gradient);

    private static ScriptedTrainer TrainerOf(float[] weights, float bias) => new(inputSize: 3)
    {
        FillGradients = trainer =>
        {
            trainer.GradientTensors[0].CopyFrom(weights);
            trainer.GradientTensors[1][0] = bias;
        },
    };

    // One tensor of the role, no gradient of its own, and a step that takes a quarter of the weights away.
    private sealed class DecayingTrainer(LinearNetwork network, TensorLayout layout)
        : Trainer(network, network.Buffer, [layout], TargetKind.Values, 0.1f)
    {
        public DecayingTrainer(TensorRole role)
            : this(new LinearNetwork(1, 1), new TensorLayout("0.tensor", role, [1], [1], 0, 16, 1, 1))
        {
        }

        protected override float Gradient(scoped in TrainingBatch batch)
        {
            Gradients.Clear();
            return 1f;
        }

        protected override float MeanLoss(scoped in TrainingBatch batch) => 1f;

        protected override void Update(float learningRate, long step) => DecayWeights(0.25f);
    }
}
