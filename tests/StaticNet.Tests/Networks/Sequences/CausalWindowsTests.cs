using System.Runtime.CompilerServices;

namespace StaticNet.Tests.Networks;

public class CausalWindowsTests
{
    private const int Size = 3;
    private const int Stride = 4;
    private const int StateFloats = 64;
    private const int Offset = 16;

    public static TheoryData<int, int> Kernels => new() { { 1, 1 }, { 2, 1 }, { 3, 2 }, { 4, 3 } };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Windows_of_a_sequence_cut_in_two_are_those_of_the_whole(int taps, int dilation)
    {
        const int rows = 2;
        var windows = new CausalWindows(Size, Stride, taps, dilation, StateFloats, Offset);
        int stride = (taps * Size) + 1;
        foreach (int cut in new[] { 1, 4, 8 })
        {
            float[] whole = Gather(windows, Rows(0, 9, rows), [], 9, rows, stride);
            var states = new float[rows * StateFloats];
            float[] first = Gather(windows, Rows(0, cut, rows), states, cut, rows, stride);
            windows.Keep(ref states[0], ref Rows(0, cut, rows)[0], ref Unsafe.NullRef<int>(), cut, rows);
            float[] second = Gather(windows, Rows(cut, 9 - cut, rows), states, 9 - cut, rows, stride);

            Assert.Equal(whole, first.Concat(second));
        }
    }

    [Fact]
    public void A_window_ends_with_its_own_step_and_begins_with_zeros()
    {
        float[] gathered = Gather(new CausalWindows(Size, Stride, 2, 2, StateFloats, Offset), Rows(0, 4, 1), [], 4, 1, 8);

        Assert.Equal([0, 0, 0, .. Row(0, 0), 0, 0], gathered[..8]);
        Assert.Equal([.. Row(1, 0), .. Row(3, 0), 0, 0], gathered[24..]);
    }

    [Fact]
    public void A_shorter_sequence_is_remembered_up_to_its_own_end()
    {
        var windows = new CausalWindows(Size, Stride, 3, 1, StateFloats, Offset);
        var states = new float[3 * StateFloats];
        int[] lengths = [5, 1, 0];
        windows.Keep(ref states[0], ref Rows(0, 5, 3)[0], ref lengths[0], 5, 3);

        float[] next = Gather(windows, Rows(5, 1, 3), states, 1, 3, 9);

        Assert.Equal([.. Row(3, 0), .. Row(4, 0), .. Row(5, 0)], next[..9]);
        Assert.Equal([0, 0, 0, .. Row(0, 1), .. Row(5, 1)], next[9..18]);
        Assert.Equal([0, 0, 0, 0, 0, 0, .. Row(5, 2)], next[18..]);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void The_gradient_of_a_row_is_the_sum_over_the_windows_that_saw_it(int taps, int dilation)
    {
        // <gather(x), w> = <x, scatter(w)> for any w: one is the transpose of the other.
        const int steps = 7;
        const int rows = 3;
        var windows = new CausalWindows(Size, Stride, taps, dilation, StateFloats, Offset);
        int stride = taps * Size;
        var random = new Random(5);
        float[] w = [.. Enumerable.Range(0, steps * rows * stride).Select(_ => (float)random.Next(-4, 5))];
        float[] x = Rows(0, steps, rows);
        float[] gathered = Gather(windows, x, [], steps, rows, stride);
        float[] scattered = [.. Enumerable.Repeat(float.NaN, x.Length)];
        windows.Scatter(ref w[0], stride, steps, rows, ref scattered[0]);

        Assert.Equal(Dot(gathered, w), Dot(x, scattered));
        Assert.All(Enumerable.Range(0, steps * rows), row => Assert.Equal(0f, scattered[(row * Stride) + Size]));
    }

    [Fact]
    public void Weights_with_groups_stand_apart_and_come_back()
    {
        // Two taps, two groups of two inputs and three outputs, rows of eight.
        float[] weights = [.. Enumerable.Range(0, 2 * 2 * 8).Select(i => i % 8 < 6 ? i + 1f : 0f)];
        var whole = new float[2 * 4 * 8];
        GroupedWeights.Expand(ref weights[0], ref whole[0], taps: 2, groupInputs: 2, groupOutputs: 3, groups: 2, stride: 8);

        Assert.Equal([1, 2, 3, 0, 0, 0, 0, 0], whole[..8]);
        Assert.Equal([9, 10, 11, 0, 0, 0, 0, 0], whole[8..16]);
        Assert.Equal([0, 0, 0, 4, 5, 6, 0, 0], whole[16..24]);
        Assert.Equal([0, 0, 0, 28, 29, 30, 0, 0], whole[56..]);

        var back = new float[weights.Length];
        GroupedWeights.Extract(ref whole[0], ref back[0], taps: 2, groupInputs: 2, groupOutputs: 3, groups: 2, stride: 8);
        Assert.Equal(weights, back);
    }

    private static float[] Gather(CausalWindows windows, float[] x, float[] states, int steps, int rows, int stride)
    {
        float[] gathered = [.. Enumerable.Repeat(float.NaN, steps * rows * stride)];
        windows.Gather(ref x[0], ref states.Length == 0 ? ref Unsafe.NullRef<float>() : ref states[0], steps, rows, ref gathered[0], stride);
        return gathered;
    }

    // [step][sample]: numbers that say where they are from, and padding.
    private static float[] Rows(int first, int steps, int rows) =>
        [.. Enumerable.Range(first, steps).SelectMany(step => Enumerable.Range(0, rows).SelectMany(row => (float[])[.. Row(step, row), 0f]))];

    private static float[] Row(int step, int row) => [.. Enumerable.Range(1, Size).Select(i => (100f * step) + (10 * row) + i)];

    private static float Dot(float[] a, float[] b) => a.Zip(b, (left, right) => left * right).Sum();
}
