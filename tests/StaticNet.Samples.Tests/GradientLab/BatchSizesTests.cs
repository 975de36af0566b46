using GradientLab;

namespace StaticNet.Samples.Tests;

public class BatchSizesTests
{
    private static readonly IReadOnlyList<BatchRun> Runs = BatchSizesStory.Measure();

    private static BatchRun All => Runs[0];

    private static BatchRun Mini => Runs[1];

    private static BatchRun One => Runs[2];

    private static BatchRun Falling => Runs[3];

    [Fact]
    public void All_runs_visit_as_many_samples_from_the_same_start()
    {
        Assert.Equal([64, 8, 1, 1], Runs.Select(run => run.BatchSize));
        Assert.Single(Runs.Select(run => run.BatchSize * (run.Points.Count - 1)).Distinct());
        Assert.Single(Runs.Select(run => run.Points[0]).Distinct());
    }

    [Fact]
    public void The_smaller_the_batch_the_more_the_path_turns()
    {
        Assert.InRange(All.Turn, 0, 5);
        Assert.InRange(Mini.Turn, 15, 65);
        Assert.InRange(One.Turn, Mini.Turn + 20, 180);
    }

    [Fact]
    public void With_all_samples_the_error_never_rises_and_with_few_it_often_does()
    {
        Assert.Equal(0, All.Rises);
        Assert.InRange(Mini.Rises, 0.2, 0.6);
        Assert.InRange(One.Rises, 0.2, 0.6);
    }

    [Fact]
    public void One_at_a_time_is_near_after_a_tenth_of_the_samples_but_never_comes_to_rest()
    {
        Assert.True(10 * One.PassesUntilNear <= All.PassesUntilNear, $"{One.PassesUntilNear} against {All.PassesUntilNear}");
        Assert.True(Mini.PassesUntilNear < All.PassesUntilNear && One.PassesUntilNear < Mini.PassesUntilNear);

        Assert.True(One.Excess >= 5 * Mini.Excess, $"{One.Excess} against {Mini.Excess}");
        Assert.True(Mini.Excess >= 10 * All.Excess, $"{Mini.Excess} against {All.Excess}");
    }

    [Fact]
    public void A_falling_rate_brings_single_samples_to_rest()
    {
        Assert.True(Falling.Excess <= One.Excess / 10, $"{Falling.Excess} against {One.Excess}");
    }
}
