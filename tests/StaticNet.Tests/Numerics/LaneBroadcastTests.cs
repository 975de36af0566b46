using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class LaneBroadcastTests
{
    private static readonly float[] Row = [.. Enumerable.Range(1, 16).Select(lane => (float)lane)];

    [Fact]
    public void Any_lane_reaches_all_lanes()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            (int quad, int within) = (lane / 4, lane % 4);
            Assert.Equal(Vector512.Create(Row[lane]), LaneBroadcast.Lane(LaneBroadcast.Quad(Vector512.Create(Row), quad), within));
            if (lane < 8)
            {
                Assert.Equal(Vector256.Create(Row[lane]), LaneBroadcast.Lane(LaneBroadcast.Quad(Vector256.Create(Row), quad), within));
            }

            if (lane < 4)
            {
                Assert.Equal(Vector128.Create(Row[lane]), LaneBroadcast.Lane(LaneBroadcast.Quad(Vector128.Create(Row), quad), within));
            }
        }
    }
}
