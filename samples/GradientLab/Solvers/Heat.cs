namespace GradientLab;

/// <summary>How one solver fared on one course.</summary>
/// <param name="Solver">Who.</param>
/// <param name="Rate">The rate of <paramref name="Best"/>.</param>
/// <param name="Best">The shortest path to the goal over all rates; the lowest of those that miss it, where all do.</param>
/// <param name="Arrivals">With how many of the rates it reached the goal.</param>
public sealed record Heat(Solver Solver, float Rate, Descent Best, int Arrivals)
{
    /// <summary>Sends a solver over a course once for each rate.</summary>
    /// <param name="course">The course.</param>
    /// <param name="solver">The solver.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="steps">How many steps each run may take.</param>
    public static Heat Run(Course course, Solver solver, IReadOnlyList<float> rates, int steps)
    {
        Heat? best = null;
        int arrivals = 0;
        foreach (float rate in rates)
        {
            Descent descent = Descent.Run(course.Surface, solver, rate, course.Start, steps, course.Goal);
            arrivals += descent.HasArrived ? 1 : 0;
            if (best is null || IsBetter(descent, best.Best))
            {
                best = new Heat(solver, rate, descent, 0);
            }
        }

        return best is null ? throw new ArgumentException("A heat takes at least one rate.", nameof(rates)) : best with { Arrivals = arrivals };
    }

    private static bool IsBetter(Descent one, Descent other) => (one.HasArrived, other.HasArrived) switch
    {
        (true, true) => one.Steps < other.Steps,
        (false, false) => one.Errors[^1] < other.Errors[^1] || !float.IsFinite(other.Errors[^1]),
        _ => one.HasArrived,
    };
}

/// <summary>How all solvers fared on one course.</summary>
/// <param name="Course">The course.</param>
/// <param name="Heats">A heat for each solver, in their order.</param>
public sealed record Race(Course Course, IReadOnlyList<Heat> Heats)
{
    /// <summary>The heat of a solver.</summary>
    /// <param name="solver">The solver.</param>
    public Heat this[Solver solver] => Heats[(int)solver];
}
