namespace StaticNet.Data.Tests;

public class SeededOrderTests
{
    // Computed by an implementation of xoshiro256** and splitmix64 in Python: results people publish must not depend on the
    // machine or on the version of this library.
    [Theory]
    [InlineData(42, new[] { 0, 2, 11, 3, 9, 10, 5, 7, 8, 6, 4, 1 })]
    [InlineData(-1, new[] { 7, 0, 1, 10, 3, 2, 9, 4, 11, 5, 8, 6 })]
    public void A_seed_gives_the_same_order_everywhere(int seed, int[] expected) =>
        Assert.Equal(expected, Make.Identities(Make.Labelled(new int[12]).Shuffle(seed)));

    [Fact]
    public void Every_order_is_as_likely_as_any_other()
    {
        var counts = new Dictionary<string, int>();
        for (int seed = 0; seed < 24_000; seed++)
        {
            string order = string.Join(' ', SeededOrder.Of(4, seed));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // 24 orders, 1,000 each; five standard deviations are 155.
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 845, 1155));
    }
}
