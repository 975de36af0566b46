using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class LaneInterleavingTests
{
    private static readonly float[] A = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
    private static readonly float[] B = [.. Enumerable.Range(100, 16).Select(i => (float)i)];

    [Fact]
    public void Lanes_and_pairs_interleave_within_groups_of_four()
    {
        Check(4, Four(LaneInterleaving.Low), Four(LaneInterleaving.High), Four(LaneInterleaving.LowPairs), Four(LaneInterleaving.HighPairs));
        Check(8, Eight(LaneInterleaving.Low), Eight(LaneInterleaving.High), Eight(LaneInterleaving.LowPairs), Eight(LaneInterleaving.HighPairs));
        Check(16, Sixteen(LaneInterleaving.Low), Sixteen(LaneInterleaving.High), Sixteen(LaneInterleaving.LowPairs), Sixteen(LaneInterleaving.HighPairs));

        static void Check(int lanes, float[] low, float[] high, float[] lowPairs, float[] highPairs)
        {
            Assert.Equal(Groups(lanes, g => [A[g], B[g], A[g + 1], B[g + 1]]), low);
            Assert.Equal(Groups(lanes, g => [A[g + 2], B[g + 2], A[g + 3], B[g + 3]]), high);
            Assert.Equal(Groups(lanes, g => [A[g], A[g + 1], B[g], B[g + 1]]), lowPairs);
            Assert.Equal(Groups(lanes, g => [A[g + 2], A[g + 3], B[g + 2], B[g + 3]]), highPairs);
        }
    }

    [Fact]
    public void Halves_and_groups_are_put_together()
    {
        Assert.Equal([.. A[..4], .. B[..4]], Eight(LaneInterleaving.LowHalves));
        Assert.Equal([.. A[4..8], .. B[4..8]], Eight(LaneInterleaving.HighHalves));
        Assert.Equal([.. A[..8], .. B[..8]], Sixteen(LaneInterleaving.LowHalves));
        Assert.Equal([.. A[8..], .. B[8..]], Sixteen(LaneInterleaving.HighHalves));
        Assert.Equal([.. A[..4], .. A[8..12], .. B[..4], .. B[8..12]], Sixteen(LaneInterleaving.EvenGroups));
        Assert.Equal([.. A[4..8], .. A[12..], .. B[4..8], .. B[12..]], Sixteen(LaneInterleaving.OddGroups));
        Assert.Equal([.. A[..4], .. B[..4]], Eight((a, b) => LaneInterleaving.Join(a.GetLower(), b.GetLower())));
        Assert.Equal([.. A[..8], .. B[..8]], Sixteen((a, b) => LaneInterleaving.Join(a.GetLower(), b.GetLower())));
    }

    private static float[] Groups(int lanes, Func<int, float[]> group) => [.. Enumerable.Range(0, lanes / 4).SelectMany(i => group(4 * i))];

    private static float[] Four(Func<Vector128<float>, Vector128<float>, Vector128<float>> put)
    {
        var result = new float[4];
        put(Vector128.LoadUnsafe(ref A[0]), Vector128.LoadUnsafe(ref B[0])).CopyTo(result);
        return result;
    }

    private static float[] Eight(Func<Vector256<float>, Vector256<float>, Vector256<float>> put)
    {
        var result = new float[8];
        put(Vector256.LoadUnsafe(ref A[0]), Vector256.LoadUnsafe(ref B[0])).CopyTo(result);
        return result;
    }

    private static float[] Sixteen(Func<Vector512<float>, Vector512<float>, Vector512<float>> put)
    {
        var result = new float[16];
        put(Vector512.LoadUnsafe(ref A[0]), Vector512.LoadUnsafe(ref B[0])).CopyTo(result);
        return result;
    }
}
