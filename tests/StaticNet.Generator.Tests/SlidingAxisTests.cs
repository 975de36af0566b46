using StaticNet.Generator.Checking;

namespace StaticNet.Generator.Tests;

/// <summary>How windows slide, held against walking along the padded input value by value.</summary>
public class SlidingAxisTests
{
    private const int Same = -1;

    [Fact]
    public void Outputs_are_the_windows_that_fit()
    {
        foreach (SlidingAxis axis in Small([0, 1, 2, 3]))
        {
            int[] starts = Starts(axis);
            Assert.Equal(starts.Length, axis.Output);
            if (starts.Length == 0)
            {
                continue;
            }

            bool[] inside = [.. starts.Select(start => start >= 0 && start + axis.Span <= axis.Input)];
            (int first, int end) = axis.Interior;
            Assert.Equal(inside, inside.Select((_, i) => i >= first && i < end));
            Assert.Equal(Math.Max(0, axis.Input - (starts[^1] + axis.Span)), Math.Max(0, axis.Unreached));
        }
    }

    [Fact]
    public void Same_makes_as_many_outputs_as_strides_begin_in_the_input()
    {
        foreach (SlidingAxis axis in Small([Same]))
        {
            Assert.Equal((axis.Input + axis.Stride - 1) / axis.Stride, axis.Output);
            Assert.InRange(axis.After - axis.Before, 0, 1);
            Assert.Equal(axis.Output, Starts(axis).Length);
        }
    }

    [Fact]
    public void What_means_nothing_is_made_small()
    {
        foreach (int input in new[] { 1, 2, 7 })
        {
            foreach (int padding in new[] { Same, 0, 3 })
            {
                SlidingAxis axis = SlidingAxis.Make(input, 1, int.MaxValue, int.MaxValue, padding);
                Assert.Equal(1, axis.Output);
                Assert.Equal(1, axis.Dilation);
                Assert.InRange(axis.Stride, 1, input + 6);
            }
        }
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, Same)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(1, int.MaxValue, 1, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 1, 1, 1, int.MaxValue)]
    [InlineData(1, 2, 1, int.MaxValue, Same)]
    [InlineData(int.MaxValue, 2, int.MaxValue, 1, 0)]
    [InlineData(8_000_000, 3, 7, int.MaxValue, 0)]
    public void Enormous_numbers_leave_no_int(int input, int kernel, int stride, int dilation, int padding)
    {
        SlidingAxis axis = SlidingAxis.Make(input, kernel, stride, dilation, padding);
        Assert.InRange(axis.Output, 0, int.MaxValue);
        Assert.InRange(axis.Before, 0, axis.After);
        Assert.InRange(axis.Span, kernel, long.MaxValue);
        Assert.InRange(axis.Padded, input, 3L * int.MaxValue);
        Assert.InRange(axis.Interior.First, 0, axis.Interior.End);
    }

    private static IEnumerable<SlidingAxis> Small(int[] paddings) =>
        from input in Enumerable.Range(1, 9)
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 5)
        from dilation in Enumerable.Range(1, 3)
        from padding in paddings
        select SlidingAxis.Make(input, kernel, stride, dilation, padding);

    private static int[] Starts(SlidingAxis axis) =>
        [.. Enumerable.Range(0, 100).Select(output => (output * axis.Stride) - axis.Before).Where(start => start + axis.Span <= axis.Input + axis.After)];
}
