using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>When telemetry measures, and what it leaves alone.</summary>
public class TelemetryStepsTests
{
    private static readonly float[] Inputs = [0.5f, -1f, 2f, 1f, -0.25f, 0.75f, 1.5f, -2f];
    private static readonly float[] Targets = [1f, 0f, -1f, 0.5f];

    [Fact]
    public void Without_the_attribute_there_is_none() =>
        Assert.Null(new Unmeasured.SgdTrainer(new Unmeasured(1)).Telemetry);

    [Fact]
    public void Before_the_first_step_records_say_what_the_layers_are_and_nothing_else()
    {
        TrainingTelemetry telemetry = new Measured.SgdTrainer(new Measured(1)).Telemetry;
        Assert.Equal(0, telemetry.Steps);
        Assert.Equal(
            [
                new LayerTelemetry { Layer = 0, Description = "Dense(3, ReLU) \"hidden\"", Activation = Activation.ReLU, ParameterCount = 9 },
                new LayerTelemetry { Layer = 1, Description = "Dense(1)", Activation = Activation.Linear, ParameterCount = 4 },
            ],
            telemetry.Layers.ToArray());
    }

    [Fact]
    public void What_was_measured_is_said_in_words()
    {
        var network = new Measured(1);
        network.Tensors.First(tensor => tensor.Layout.Role == TensorRole.Bias).CopyFrom([-100f, -100f, -100f]);
        var trainer = new Measured.SgdTrainer(network);
        Assert.Empty(trainer.Telemetry.Read());

        trainer.Step(Inputs, Targets);

        TelemetryFinding dead = Assert.Single(trainer.Telemetry.Read(), finding => finding.Rule == TelemetryRule.DeadUnits);
        Assert.Equal(0, dead.Layer);
        Assert.Contains("Dense(3, ReLU) \"hidden\"", dead.Text);
        Assert.Contains("100 %", dead.Text);
    }

    [Fact]
    public void Layers_are_described_as_they_were_declared()
    {
        Assert.Equal(
            [
                (0, "Conv2D(4, 3) \"in\"", 76), (1, "Conv2D(4, 3, 5, ReLU)", 244), (2, "Add(in, Tanh)", 0), (4, "BatchNorm", 8), (5, "MaxPool2D(2)", 0),
                (6, "AvgPool2D(1, 2)", 0), (7, "Dropout(0.25)", 0), (8, "LayerNorm(SiLU)", 64), (9, "GlobalAvgPool", 0), (10, "Activation(ELU)", 0),
                (11, "Dense(5, Softmax)", 25),
            ],
            Read(new Described.SgdTrainer(new Described(1))));
        Assert.Equal(
            [(0, "Conv1D(3, 2)", 15), (1, "SimpleRnn(4, Tanh)", 36), (2, "Gru(3)", 81), (3, "Lstm(2)", 56), (4, "Dense(1)", 3)],
            Read(new DescribedSequence.SgdTrainer(new DescribedSequence(1))));

        static (int, string, int)[] Read(Trainer trainer) => [.. trainer.Telemetry!.Layers.ToArray().Select(layer => (layer.Layer, layer.Description, layer.ParameterCount))];
    }

    [Fact]
    public void A_step_that_is_measured_moves_parameters_as_one_that_is_not_and_keeps_its_gradient()
    {
        var measured = new Measured.AdamWTrainer(new Measured(1));
        var plain = new Unmeasured.AdamWTrainer(new Unmeasured(1)) { KeepsGradients = true };
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(plain.Step(Inputs, Targets), measured.Step(Inputs, Targets));
            Assert.Equal(plain.Gradients.ToArray(), measured.Gradients.ToArray());
            Assert.Equal(plain.Network.Parameters.ToArray(), measured.Network.Parameters.ToArray());
        }
    }

    [Fact]
    public void What_weight_decay_takes_away_is_part_of_the_update()
    {
        var network = new Measured(1);
        var trainer = new Measured.AdamWTrainer(network) { LearningRate = 0.25f };

        // Whatever the inputs, units whose biases are far below 0 give 0 and learn nothing: what moves is the decay alone, 0.25 times 0.1.
        network.Tensors[1].CopyFrom([-100f, -100f, -100f]);
        trainer.Step(Inputs, Targets);
        Assert.Equal(0.025f, trainer.Telemetry.Layers[0].UpdateRatio, 1e-6f);
        Assert.Equal(1f, trainer.Telemetry.Layers[0].Dead);
        Assert.Equal(0f, trainer.Telemetry.Layers[0].GradientNorm);
        Assert.Equal(0f, trainer.Telemetry.Layers[0].ActivationDeviation);
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        var trainer = new Measured.SgdTrainer(new Measured(1)) { LearningRate = 0.01f };
        trainer.Step(Inputs, Targets);
        LayerTelemetry[] before = trainer.Telemetry.Layers.ToArray();

        Assert.False(float.IsFinite(trainer.Step(Inputs, [float.MaxValue, 0f, 0f, 0f])));
        Assert.Equal(before, trainer.Telemetry.Layers.ToArray());
        Assert.Equal(1, trainer.Telemetry.Steps);

        // Nor is anything of it left for the next step.
        var other = new Measured.SgdTrainer(new Measured(1)) { LearningRate = 0.01f };
        other.Step(Inputs, Targets);
        other.Step(Inputs, Targets);
        trainer.Step(Inputs, Targets);
        Assert.Equal(other.Telemetry.Layers.ToArray(), trainer.Telemetry.Layers.ToArray());
    }

    [Fact]
    public void Backpropagation_and_evaluation_do_not_count()
    {
        var trainer = new Measured.SgdTrainer(new Measured(1)) { LearningRate = 0.01f };
        trainer.Step(Inputs, Targets);
        LayerTelemetry[] before = trainer.Telemetry.Layers.ToArray();
        trainer.Backpropagate([3f, 4f], [5f]);
        trainer.Evaluate([3f, 4f], [5f]);
        Assert.Equal(before, trainer.Telemetry.Layers.ToArray());
        Assert.Equal(1, trainer.Telemetry.Steps);

        var other = new Measured.SgdTrainer(new Measured(1)) { LearningRate = 0.01f };
        other.Step(Inputs, Targets);
        other.Step(Inputs, Targets);
        trainer.Step(Inputs, Targets);
        Assert.Equal(other.Telemetry.Layers.ToArray(), trainer.Telemetry.Layers.ToArray());
    }

    [Fact]
    public void A_restart_forgets_what_was_counted_and_keeps_the_last_figures()
    {
        var network = new Measured(1);
        var trainer = new Measured.SgdTrainer(network) { LearningRate = 0f };
        network.Tensors[1].CopyFrom([-100f, 100f, 100f]);
        trainer.Step(Inputs, Targets);
        network.Tensors[1].CopyFrom([100f, -100f, 100f]);
        trainer.Step(Inputs, Targets);
        Assert.Equal((1f / 3f, 0f), (trainer.Telemetry.Layers[0].Dead, trainer.Telemetry.Layers[0].DeadSinceStart));

        LayerTelemetry[] before = trainer.Telemetry.Layers.ToArray();
        trainer.Telemetry.Restart();
        Assert.Equal(0, trainer.Telemetry.Steps);
        Assert.Equal(before, trainer.Telemetry.Layers.ToArray());

        trainer.Step(Inputs, Targets);
        Assert.Equal((1f / 3f, 1f / 3f), (trainer.Telemetry.Layers[0].Dead, trainer.Telemetry.Layers[0].DeadSinceStart));
        Assert.Equal(1, trainer.Telemetry.Steps);
    }

    [Fact]
    public void Values_that_are_all_the_same_deviate_by_nothing()
    {
        var network = new Measured(1);
        network.Tensors[0].CopyFrom(new float[6]);
        network.Tensors[1].CopyFrom([1234.567f, 1234.567f, 1234.567f]);
        var trainer = new Measured.SgdTrainer(network) { LearningRate = 0f };
        trainer.Step(Inputs, Targets);
        Assert.Equal((1234.567f, 0f), (trainer.Telemetry.Layers[0].ActivationMean, trainer.Telemetry.Layers[0].ActivationDeviation));
    }

    [Fact]
    public void Weights_of_zero_that_move_move_by_infinitely_much_and_without_a_move_by_nothing()
    {
        var network = new Measured(1);
        network.Tensors[0].CopyFrom(new float[6]);
        network.Tensors[1].CopyFrom([1f, 1f, 1f]);
        var trainer = new Measured.SgdTrainer(network) { LearningRate = 0.01f };
        trainer.Step(Inputs, Targets);
        Assert.Equal(float.PositiveInfinity, trainer.Telemetry.Layers[0].UpdateRatio);
        trainer.LearningRate = 0f;
        trainer.Step(Inputs, Targets);
        Assert.Equal(0f, trainer.Telemetry.Layers[0].UpdateRatio);
    }

    [Fact]
    public void Fit_measures_every_step_and_allocates_nothing_for_it()
    {
        var network = new Measured(1);
        AllocationCheck.Fitting(network, "Sgd", 33);
        var trainer = new Measured.SgdTrainer(network);
        trainer.Fit(Samples.WithTargets(Inputs, 2, Targets, 1), new FitOptions { Epochs = 5, BatchSize = 3 });
        Assert.Equal(10, trainer.Telemetry.Steps);
    }
}
