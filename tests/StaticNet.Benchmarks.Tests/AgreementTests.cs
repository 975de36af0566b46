namespace StaticNet.Benchmarks.Tests;

public sealed class AgreementTests
{
    [Fact]
    public void Takes_values_within_a_ten_thousandth() => Agreement.Check([1f, 2f], [1.00005f, 1.99995f], "Values");

    [Theory]
    [InlineData(1f, 1.001f)]
    [InlineData(1f, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(1f, float.PositiveInfinity)]
    public void Throws_where_values_differ(float generic, float generated)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Agreement.Check([0f, generic], [0f, generated], "Losses"));
        Assert.StartsWith("Losses, value 1: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Throws_where_counts_differ() => Assert.Throws<InvalidOperationException>(() => Agreement.Check([1f], [1f, 1f], "Values"));
}
