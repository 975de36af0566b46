using System.Runtime.InteropServices;

namespace StaticNet.Tests.Networks;

/// <summary>Where inputs and outputs lie must not matter, and nothing beside the outputs may be written.</summary>
public class PredictionMemoryTests
{
    private const float Canary = -12345.678f;
    private const int Margin = 80;

    public static TheoryData<string> Shapes => [.. PredictionShapes.Names];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Writes_the_outputs_and_nothing_beside_them_wherever_they_lie(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        foreach (int count in new[] { 1, 2, 7, 9, 16, 31 })
        {
            float[] inputs = Batches.Uniform(new Random(count), count * network.InputSize);
            int length = count * network.OutputSize;
            var expected = new float[length];
            network.Predict(inputs, expected);
            for (int offset = 0; offset < 16; offset++)
            {
                // Inputs at another offset than outputs; what lies around them is NaN and must not be taken for a sample.
                int inputOffset = ((offset * 5) + 3) % 16;
                var from = new float[inputs.Length + (2 * Margin)];
                from.AsSpan().Fill(float.NaN);
                inputs.CopyTo(from.AsSpan(inputOffset));
                var to = new float[length + (2 * Margin)];
                to.AsSpan().Fill(Canary);

                network.Predict(from.AsSpan(inputOffset, inputs.Length), to.AsSpan(Margin - 16 + offset, length));

                int start = Margin - 16 + offset;
                Assert.True(expected.AsSpan().SequenceEqual(to.AsSpan(start, length)), $"{count} samples at {offset}");
                Assert.True(to.AsSpan(0, start).IndexOfAnyExcept(Canary) < 0, $"{count} samples at {offset}: written before");
                Assert.True(to.AsSpan(start + length).IndexOfAnyExcept(Canary) < 0, $"{count} samples at {offset}: written behind");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_the_scratch_held_before_does_not_matter(string shape)
    {
        const int Plenty = 1 << 18;
        INetwork network = PredictionShapes.Create(shape);
        foreach (int count in new[] { 1, 9, 29 })
        {
            float[] inputs = Batches.Uniform(new Random(count), count * network.InputSize);
            var expected = new float[count * network.OutputSize];
            var outputs = new float[expected.Length];
            MemoryMarshal.CreateSpan(ref Scratch.Rent(Plenty), Plenty).Clear();
            network.Predict(inputs, expected);

            MemoryMarshal.CreateSpan(ref Scratch.Rent(Plenty), Plenty).Fill(float.NaN);
            network.Predict(inputs, outputs);

            Assert.Equal(expected, outputs);
        }
    }
}
