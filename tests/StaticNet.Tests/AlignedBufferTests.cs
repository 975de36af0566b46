namespace StaticNet.Tests;

public class AlignedBufferTests
{
    private static readonly TensorLayout Layout = new("0.weight", TensorRole.Weight, [2, 3], [3, 1], offset: 0, extent: 6, fanIn: 3, fanOut: 2);

    [Fact]
    public void Counts_as_touched_until_it_is_settled()
    {
        var buffer = new AlignedBuffer(6);
        Assert.True(buffer.IsTouched);

        buffer.Settle();
        Assert.False(buffer.IsTouched);

        _ = buffer.Span;
        Assert.True(buffer.IsTouched);
    }

    [Fact]
    public void Reading_does_not_touch()
    {
        var buffer = new AlignedBuffer(6);
        var tensor = new ParameterTensor(Layout, buffer);
        tensor.CopyFrom([1, 2, 3, 4, 5, 6]);
        buffer.Settle();

        Assert.Equal([1, 2, 3, 4, 5, 6], buffer.ReadOnlySpan.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor.ToArray());
        Assert.Equal(1f, buffer.Start);
        Assert.False(buffer.IsTouched);
    }

    [Fact]
    public void Every_way_to_change_a_tensor_touches()
    {
        var buffer = new AlignedBuffer(6);
        var tensor = new ParameterTensor(Layout, buffer);

        buffer.Settle();
        tensor.CopyFrom(new float[6]);
        Assert.True(buffer.IsTouched);

        buffer.Settle();
        tensor[1, 2] = 7f;
        Assert.True(buffer.IsTouched);
        Assert.Equal(7f, buffer.ReadOnlySpan[5]);

        buffer.Settle();
        buffer.Touch();
        Assert.True(buffer.IsTouched);
    }

    [Fact]
    public void A_step_touches_whatever_way_the_optimizer_writes()
    {
        var network = new Training.LinearNetwork(2, 1);
        var trainer = new WritingThroughStart(network) { L2 = 0.5f };

        network.Buffer.Settle();
        trainer.Backpropagate([1f, 1f], [1f]);
        trainer.Evaluate([1f, 1f], [1f]);
        Assert.False(network.Buffer.IsTouched);

        trainer.Step([1f, 1f], [1f]);
        Assert.True(network.Buffer.IsTouched);
    }

    [Fact]
    public void An_empty_one_works_too()
    {
        var buffer = new AlignedBuffer(0);
        buffer.Settle();

        Assert.True(buffer.ReadOnlySpan.IsEmpty);
        Assert.False(buffer.IsTouched);
        Assert.True(buffer.Span.IsEmpty);
        Assert.True(buffer.IsTouched);
    }

    private sealed class WritingThroughStart(Training.LinearNetwork network) : Trainer(network, network.Buffer, network.Layouts, TargetKind.Values, 0.1f)
    {
        protected override float Gradient(scoped in TrainingBatch batch) => 1f;

        protected override float MeanLoss(scoped in TrainingBatch batch) => 1f;

        protected override void Update(float learningRate, long step) => network.Buffer.Start = 1f;
    }
}
