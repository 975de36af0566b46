namespace StaticNet.Tests.Training;

/// <summary>What training changes without being told by a gradient goes with the parameters it was found with.</summary>
public class StatisticsTests
{
    [Fact]
    public void A_network_has_none_unless_it_says_so()
    {
        INetwork network = new NetworkWithoutStatistics();

        Assert.True(network.Statistics.IsEmpty);
        Assert.Empty(network.StatisticTensors);
    }

    [Fact]
    public void A_run_that_diverged_restores_those_of_the_restored_parameters()
    {
        var trainer = new ScriptedTrainer(statisticCount: 5) { Loss = step => step == 8 ? float.NaN : 1f };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(96), new FitOptions { BatchSize = 32 }));

        Assert.Equal(6f, trainer.Parameter);
        Assert.Equal([-6f, -6f, -6f, -6f, -6f], trainer.Network.Statistics.ToArray());
    }

    [Theory]
    [InlineData(1, float.NaN)]
    [InlineData(5, float.PositiveInfinity)]
    [InlineData(33, float.NegativeInfinity)]
    public void Those_that_are_not_finite_are_found_where_no_loss_shows_it(int count, float bad)
    {
        var trainer = new ScriptedTrainer(statisticCount: count) { StatisticsAfter = step => step >= 4 ? bad : -step };

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(128), new FitOptions { BatchSize = 32 }));

        Assert.Contains("running statistics are no longer finite", exception.Message);
        Assert.Equal(3f, trainer.Parameter);
        Assert.All(trainer.Network.Statistics.ToArray(), s => Assert.Equal(-3f, s));
    }

    [Fact]
    public void One_that_is_not_finite_before_training_is_refused()
    {
        var trainer = new ScriptedTrainer(statisticCount: 17);
        trainer.Network.Statistics[16] = float.NaN;

        var exception = Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestSamples.Numbered(4)));

        Assert.Contains("The running statistics of LinearNetwork must be finite", exception.Message);
        Assert.Equal(0f, trainer.Parameter);
    }

    [Fact]
    public void Early_stopping_restores_those_of_the_best_epoch()
    {
        float[] losses = [5, 4, 3, 4, 4, 4];
        var trainer = new ScriptedTrainer(statisticCount: 3) { Loss = step => losses[step - 1] };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(1),
            new FitOptions { Epochs = losses.Length, EarlyStopping = new EarlyStopping { Patience = 2 } });

        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3f, trainer.Parameter);
        Assert.Equal([-3f, -3f, -3f], trainer.Network.Statistics.ToArray());
    }

    [Fact]
    public void Are_left_as_the_last_step_left_them_when_nothing_is_restored()
    {
        var trainer = new ScriptedTrainer(statisticCount: 3);

        trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 2, BatchSize = 1 });

        Assert.Equal([-8f, -8f, -8f], trainer.Network.StatisticTensors[0].ToArray());
    }

    private sealed class NetworkWithoutStatistics : INetwork
    {
        public int InputSize => 1;

        public int OutputSize => 1;

        public int ParameterCount => 0;

        public Span<float> Parameters => default;

        public IReadOnlyList<ParameterTensor> Tensors => [];

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => inputs.CopyTo(outputs);
    }
}
