namespace StaticNet.Generic.Tests;

/// <summary>Compares values one by one: the difference is at most relative |expected| + absolute.</summary>
internal static class Near
{
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, double absolute)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]);
            Assert.True(
                difference <= (relative * Math.Abs(expected[i])) + absolute,
                $"Value {i} is {actual[i]:R} where {expected[i]:R} is expected: {difference:E2} apart.");
        }
    }

    public static void Equal(double expected, double actual, double relative, double absolute) => Equal([expected], [actual], relative, absolute);
}
