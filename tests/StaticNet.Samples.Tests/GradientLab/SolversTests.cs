using GradientLab;

namespace StaticNet.Samples.Tests;

public class SolversTests
{
    // A rate for each weight, without inertia and with it.
    private static readonly Solver[] Adaptive = [Solver.Adagrad, Solver.RmsProp, Solver.Adam, Solver.AdamW, Solver.AdaMax, Solver.Nadam, Solver.AmsGrad];
    private static readonly Solver[] WithOneRate = [Solver.Sgd, Solver.Momentum, Solver.Nesterov];

    private static readonly IReadOnlyList<Race> Races = SolversStory.Measure();

    private static Race Valley => Races[0];

    private static Race TurnedValley => Races[1];

    private static Race Saddle => Races[2];

    private static Race TurnedSaddle => Races[3];

    private static Race Dents => Races[4];

    [Fact]
    public void Every_solver_gets_through_the_valleys_and_past_the_saddles()
    {
        Assert.Equal(5, Races.Count);
        Assert.All(Races, race => Assert.Equal(Enum.GetValues<Solver>(), race.Heats.Select(heat => heat.Solver)));
        Assert.All(Races.SkipLast(1).SelectMany(race => race.Heats), heat => Assert.True(heat.Best.HasArrived, $"{heat}"));
    }

    [Fact]
    public void Inertia_takes_a_third_of_the_steps_through_a_long_valley_however_it_lies()
    {
        foreach (Race race in new[] { Valley, TurnedValley })
        {
            Assert.True(3 * Steps(race, Solver.Momentum) <= Steps(race, Solver.Sgd));
            Assert.True(3 * Steps(race, Solver.Nesterov) <= Steps(race, Solver.Sgd));
        }
    }

    [Fact]
    public void Past_the_saddle_inertia_takes_a_fifth_of_the_steps_and_a_rate_for_each_weight_a_fiftieth()
    {
        int plain = Steps(Saddle, Solver.Sgd);
        Assert.True(5 * Steps(Saddle, Solver.Momentum) <= plain);
        Assert.All(Adaptive, solver => Assert.True(50 * Steps(Saddle, solver) <= plain, $"{solver}: {Steps(Saddle, solver)} against {plain}"));
    }

    [Fact]
    public void Turning_a_surface_changes_nothing_for_solvers_with_one_rate_and_much_for_those_with_a_rate_for_each_weight()
    {
        foreach (Solver solver in WithOneRate)
        {
            Assert.InRange(Steps(TurnedValley, solver), Steps(Valley, solver) - 2, Steps(Valley, solver) + 2);
            Assert.InRange(Steps(TurnedSaddle, solver), Steps(Saddle, solver) - 2, Steps(Saddle, solver) + 2);
        }

        Assert.All(Adaptive, solver => Assert.True(Steps(TurnedSaddle, solver) >= 10 * Steps(Saddle, solver), $"{solver}"));
    }

    [Fact]
    public void Nobody_leaves_the_ridge_of_the_saddle_itself()
    {
        foreach (Solver solver in Enum.GetValues<Solver>())
        {
            Descent descent = Descent.Run(Saddle.Course.Surface, solver, 0.1f, Saddle.Course.Start with { W1 = 0f }, steps: 300);
            Assert.All(descent.Points, point => Assert.Equal(0f, point.W1));
        }
    }

    [Fact]
    public void Inertia_gets_past_the_dents_with_at_least_three_times_as_many_rates()
    {
        Assert.InRange(Dents[Solver.Sgd].Arrivals, 0, 1);
        Assert.InRange(Dents[Solver.Momentum].Arrivals, 3, 7);
        Assert.InRange(Dents[Solver.Nesterov].Arrivals, 3, 7);
        Assert.Equal(0, Dents[Solver.Adadelta].Arrivals);
    }

    [Fact]
    public void Near_its_greatest_rate_plain_descent_oscillates_and_looking_ahead_damps_inertia()
    {
        IReadOnlyList<Swing> swings = SolversStory.MeasureSwings();
        Assert.Equal([Solver.Sgd, Solver.Sgd, Solver.Momentum, Solver.Nesterov], swings.Select(swing => swing.Solver));
        double[] turns = [.. swings.Select(swing => swing.Path.MeanTurn)];
        Assert.InRange(turns[0], 0, 10);
        Assert.InRange(turns[1], 40, 180);
        Assert.True(turns[2] >= 2 * turns[3], $"{turns[2]} against {turns[3]}");
    }

    [Fact]
    public void Every_solver_teaches_a_real_network()
    {
        IReadOnlyList<Biopsy> biopsies = SolversStory.MeasureBiopsies();

        Assert.Equal(Enum.GetValues<Solver>(), biopsies.Select(run => run.Solver));
        Assert.All(biopsies, run => Assert.InRange(run.Losses[^1], 0, 0.1));
        Assert.All(biopsies, run => Assert.InRange(run.Accuracy, 0.9, 1));

        // The one that takes long to find its step.
        Assert.Equal(Solver.Adadelta, biopsies.MaxBy(run => run.Losses[^1])!.Solver);
    }

    private static int Steps(Race race, Solver solver) => race[solver].Best.Steps;
}
