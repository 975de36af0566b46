namespace StaticNet.Samples.Tests;

public class SampleTests
{
    public static TheoryData<string> Samples => ["Digits", "BreastCancer", "Circles", "Residual", "BinaryAddition"];

    [Fact]
    public async Task BreastCancer_tells_97_percent_of_held_out_tumours_apart()
    {
        IReadOnlyDictionary<string, double> results = await SampleRun.ResultsOf("BreastCancer", "breast-cancer");

        Assert.Equal(["mean_accuracy", "auc"], results.Keys);
        Assert.InRange(results["mean_accuracy"], 0.97, 1);
        Assert.InRange(results["auc"], 0.99, 1);
    }

    [Fact]
    public async Task Circles_puts_99_percent_of_fresh_points_on_the_right_circle()
    {
        IReadOnlyDictionary<string, double> results = await SampleRun.ResultsOf("Circles", "circles");

        Assert.Equal(["accuracy"], results.Keys);
        Assert.InRange(results["accuracy"], 0.99, 1);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Redirected_output_is_plain_text(string sample)
    {
        SampleRun run = await SampleRun.Of(sample, "--epochs", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\b', run.Output);
        Assert.DoesNotContain('\r', run.Output.Replace("\r\n", "\n"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_unknown_option_is_named_and_nothing_runs(string sample)
    {
        SampleRun run = await SampleRun.Of(sample, "--epohcs", "3");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("\"--epohcs\"", run.Error);
        Assert.Contains("--epochs N", run.Error);
    }

    [Theory]
    [InlineData("none", "--epochs", "none")]
    [InlineData("0", "--epochs", "0")]
    [InlineData("1.5", "--seed", "1.5")]
    [InlineData("99999999999", "--seed", "99999999999")]
    [InlineData("ends there", "--seed")]
    public async Task A_wrong_number_is_named_and_nothing_runs(string named, params string[] arguments)
    {
        SampleRun run = await SampleRun.Of("Circles", arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(arguments[0], run.Error);
        Assert.Contains(named, run.Error);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Help_lists_the_options(string sample)
    {
        SampleRun run = await SampleRun.Of(sample, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(["--seed N", "--epochs N", "--help"], option => Assert.Contains(option, run.Output));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_output()
    {
        SampleRun first = await SampleRun.Of("Circles", "--seed", "-7");
        SampleRun second = await SampleRun.Of("Circles", "--seed", "-7");
        SampleRun other = await SampleRun.Of("Circles", "--seed", "8");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, other.Output);
    }
}
