using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class SumAcrossTests
{
    // Whole numbers, so that the order of additions does not matter.
    private static readonly float[][] Rows = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 16).Select(lane => (float)((row * 1000) + (lane * lane) - 17)).ToArray())];

    [Fact]
    public void One_vector_gives_the_sum_of_its_lanes()
    {
        Assert.Equal(Rows[1][..4].Sum(), VectorMath.SumAcross(Vector128.Create(Rows[1])));
        Assert.Equal(Rows[1][..8].Sum(), VectorMath.SumAcross(Vector256.Create(Rows[1])));
        Assert.Equal(Rows[1].Sum(), VectorMath.SumAcross(Vector512.Create(Rows[1])));
    }

    [Fact]
    public void Four_vectors_give_a_sum_in_each_lane()
    {
        Assert.Equal(Expected(4), VectorMath.SumAcross(Vector128.Create(Rows[0]), Vector128.Create(Rows[1]), Vector128.Create(Rows[2]), Vector128.Create(Rows[3])));
        Assert.Equal(Expected(8), VectorMath.SumAcross(Vector256.Create(Rows[0]), Vector256.Create(Rows[1]), Vector256.Create(Rows[2]), Vector256.Create(Rows[3])));
        Assert.Equal(Expected(16), VectorMath.SumAcross(Vector512.Create(Rows[0]), Vector512.Create(Rows[1]), Vector512.Create(Rows[2]), Vector512.Create(Rows[3])));
    }

    [Fact]
    public void Sums_and_maxima_are_also_there_in_every_lane()
    {
        for (int shift = 0; shift < 16; shift++)
        {
            float[] row = [.. Enumerable.Range(0, 16).Select(lane => Rows[2][(lane + shift) % 16])];
            Assert.Equal(Vector128.Create(row[..4].Sum()), VectorMath.SumEverywhere(Vector128.Create(row)));
            Assert.Equal(Vector256.Create(row[..8].Sum()), VectorMath.SumEverywhere(Vector256.Create(row)));
            Assert.Equal(Vector512.Create(row.Sum()), VectorMath.SumEverywhere(Vector512.Create(row)));
            Assert.Equal(Vector128.Create(row[..4].Max()), VectorMath.MaxEverywhere(Vector128.Create(row)));
            Assert.Equal(Vector256.Create(row[..8].Max()), VectorMath.MaxEverywhere(Vector256.Create(row)));
            Assert.Equal(Vector512.Create(row.Max()), VectorMath.MaxEverywhere(Vector512.Create(row)));
        }
    }

    private static Vector128<float> Expected(int lanes) => Vector128.Create([.. Rows.Select(row => row[..lanes].Sum())]);
}
