namespace StaticNet.Samples.Tests;

public class BakedDigitsTests
{
    [Fact]
    public async Task Reads_98_percent_of_unseen_digits_and_trains_nothing()
    {
        IReadOnlyDictionary<string, double> results = await SampleRun.ResultsOf("BakedDigits", "baked-digits");

        Assert.Equal(["test_accuracy", "first_ms"], results.Keys);
        Assert.InRange(results["test_accuracy"], 0.98, 1);
        Assert.True(results["first_ms"] > 0);
    }

    [Fact]
    public async Task Takes_no_options()
    {
        SampleRun run = await SampleRun.Of("BakedDigits", "--epochs", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("\"--epochs\"", run.Error);
    }
}
