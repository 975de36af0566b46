namespace StaticNet.Benchmarks.Tests;

/// <summary>What bounds are computed from, against numbers worked out by hand.</summary>
public sealed class CostTests
{
    public static TheoryData<INetwork, long> Products => new()
    {
        { new Circles(1), (2 * 6) + 6 },
        { new LargeDigits(1), (784 * 128) + (128 * 10) },
        { new LeNet5(1), (28 * 28 * 25 * 6) + (10 * 10 * 25 * 6 * 16) + (400 * 120) + (120 * 84) + (84 * 10) },
        { new ResidualImages(1), (32 * 32 * 9 * 16 * (3 + (4 * 16))) + (16 * 10) },
        { new SmallGru(1), (3 * 16 * (1 + 16)) + 16 },
        { new SmallLstm(1), (4 * 20 * (1 + 20)) + 20 },
        { new AudioModel(1), 8 + (3 * 8 * 4) + (3 * 8 * (4 + 8)) + 8 },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void A_sample_costs_the_multiply_adds_of_its_products(INetwork network, long expected) => Assert.Equal(expected, NetworkCost.Of(network).MultiplyAdds);

    [Fact]
    public void A_sample_reads_every_parameter_once()
    {
        var network = new LargeDigits(1);
        NetworkCost cost = NetworkCost.Of(network);
        Assert.Equal(network.Parameters.Length * sizeof(float), cost.Bytes);
        Assert.InRange(cost.Bytes, LargeDigits.ParameterCount * sizeof(float), 1.02 * LargeDigits.ParameterCount * sizeof(float));
        Assert.False(WorkloadCost.OfPrediction(cost, 1, 0).IsFirstLevel);
        Assert.True(WorkloadCost.OfPrediction(NetworkCost.Of(new SmallDigits(1)), 1, 0).IsFirstLevel);
    }

    [Fact]
    public void A_step_costs_three_products_for_each_layer_but_two_for_the_first()
    {
        WorkloadCost cost = WorkloadCost.OfTraining(NetworkCost.Of(new LargeDigits(1)), samples: 32, kept: 0);
        Assert.Equal(2.0 * 32 * ((2 * 784 * 128) + (3 * 128 * 10)), cost.Operations);

        // Forward, and read and written for the update; the second layer also for the gradient of its inputs.
        Assert.Equal([3.0, 4.0], cost.Phases.Zip(NetworkCost.Of(new LargeDigits(1)).Layers, (phase, layer) => phase.Bytes / layer.Bytes));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    [InlineData(64, 7)]
    public void A_sum_of_products_waits_for_a_product_and_a_tree_of_sums(int terms, int expected) => Assert.Equal(expected, Depths.OfProduct(terms));

    [Fact]
    public void A_chained_call_waits_for_all_layers_and_a_stream_for_its_state_only()
    {
        const int sigmoid = 10;
        Assert.Equal(2 + 1 + 4 + sigmoid, NetworkCost.Of(new Circles(1)).Depth);
        Assert.Equal(0, NetworkCost.Of(new Circles(1)).LoopDepth);

        NetworkCost gru = NetworkCost.Of(new SmallGru(1));
        Assert.Equal(5 + sigmoid + 1 + sigmoid + 1, gru.LoopDepth);
        Assert.Equal(gru.LoopDepth + 5, gru.Depth);
    }

    [Fact]
    public void A_goal_is_a_number_of_cycles_or_a_share_of_the_bound()
    {
        Assert.True(Goal.AtMostCycles(16).IsMet(cycles: 16, percent: 1));
        Assert.False(Goal.AtMostCycles(16).IsMet(cycles: 16.1, percent: 100));
        Assert.True(Goal.AtLeastPercent(80).IsMet(cycles: 1e9, percent: 80));
        Assert.False(Goal.AtLeastPercent(80).IsMet(cycles: 1, percent: 79));
        Assert.True(Goal.WithinTimes(1.15).IsMet(cycles: 1, percent: 87));
        Assert.False(Goal.WithinTimes(1.15).IsMet(cycles: 1, percent: 86.9));
    }
}
