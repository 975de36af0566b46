using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    public void Start_is_the_first_float_at_a_cache_line_and_keeps_the_array()
    {
        for (int length = 0; length < 40; length++)
        {
            ref float start = ref new AlignedBuffer(length).Start;
            GC.Collect();
            MemoryMarshal.CreateSpan(ref start, length).Fill(length);

            Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref start) % 64);
            Assert.True(Unsafe.AreSame(ref start, ref AlignedBuffer.Align(ref start)));
        }
    }

    [Fact]
    public void Memory_on_the_stack_begins_at_the_next_cache_line()
    {
        Span<float> memory = stackalloc float[64];
        for (int first = 0; first < 32; first++)
        {
            ref float line = ref AlignedBuffer.Align(ref memory[first]);

            Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref line) % 64);
            Assert.InRange(Unsafe.ByteOffset(ref memory[first], ref line), 0, 60);
        }
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
