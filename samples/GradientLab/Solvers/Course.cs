namespace GradientLab;

/// <summary>What all solvers run: a surface, a start and a goal.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Start">Where all begin.</param>
/// <param name="Goal">An error that is only reached behind what makes the surface hard.</param>
public sealed record Course(Surface Surface, WeightPair Start, float Goal)
{
    private static readonly WeightPair ValleyStart = new(-2f, 2f);

    // A thousandth beside the ridge of the saddle. On the ridge itself the slope to both sides is 0, and nobody leaves it.
    private static readonly WeightPair SaddleStart = new(1e-3f, 0.4f);

    /// <summary>All courses.</summary>
    public static IReadOnlyList<Course> All { get; } =
    [
        new(Landscapes.Valley, ValleyStart, 1e-4f),
        new(Landscapes.TurnedValley, ValleyStart.Turned(Landscapes.Turn), 1e-4f),
        new(Landscapes.Saddle, SaddleStart, 2.5f),
        new(Landscapes.TurnedSaddle, SaddleStart.Turned(Landscapes.Turn), 2.5f),
        new(Landscapes.Dents, new WeightPair(-1.5f, -1f), 0.335f),
    ];
}
