namespace GradientLab;

/// <summary>How much a solver swings across the long valley.</summary>
/// <param name="Solver">Who.</param>
/// <param name="Rate">Its rate.</param>
/// <param name="Path">Its first steps.</param>
public sealed record Swing(Solver Solver, float Rate, Descent Path)
{
    private const int Steps = 40;

    /// <summary>Goes the first steps through the valley, the first of the courses.</summary>
    /// <param name="solver">Who.</param>
    /// <param name="rate">Its rate.</param>
    public static Swing Run(Solver solver, float rate) => new(solver, rate, Descent.Run(Course.All[0].Surface, solver, rate, Course.All[0].Start, Steps));
}
