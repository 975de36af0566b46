namespace StaticNet.Benchmarks.Tests;

public sealed class ColdTests
{
    [Theory]
    [InlineData("I1")]
    [InlineData("I5")]
    [InlineData("I5-baked")]
    [InlineData("I5-loaded")]
    public void A_process_says_what_its_first_predictions_cost(string network)
    {
        Assert.Contains(network, ColdStart.Names);
        Assert.Matches(
            $@"^result: cold workload={network} switch=default construct_us=\d+ first_us=\d+ second_us=[\d.]+ methods=\d+ process_ms=\d+ processor_ms=\d+$",
            ColdMode.Measure(network, "default", variable: null, processes: 1));
    }

    [Fact]
    public void Numbers_survive_the_way_between_processes()
    {
        var start = new ColdStart(1234.5, 20_000.25, 0.5, 17, 47_000);
        Assert.Equal(start, ColdStart.Parse(start.ToString()));
    }

    [Fact]
    public void Arguments_are_refused() => Assert.Equal(ExitCodes.WrongArguments, ColdMode.Run(["I1"]));
}
