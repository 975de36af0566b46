namespace GradientLab;

/// <summary>
/// Surfaces with the shapes that make descent hard. Each is the error of a neuron of two weights, over samples that were chosen to give it its shape. Where every sample has one input
/// that is not 0, the error is a sum of a function of w1 and one of w2; turned surfaces are the same with axes that are no weight's own.
/// </summary>
public static class Landscapes
{
    /// <summary>How far turned surfaces are turned, in degrees against the clock.</summary>
    public const double Turn = 40;

    private const float LogOf2 = 0.693147181f;

    /// <summary>
    /// A long valley: a linear neuron, samples (0.2, 0) to 0.4 and (0, 2) to 1, so that
    /// E = ((0.2 w1 - 0.4)² + (2 w2 - 1)²) / 2. It is 0 at (2, 0.5); the curvatures are 0.04 along w1 and 4 along w2, a condition of 100.
    /// </summary>
    public static Surface Valley { get; } = new(
        "valley",
        LinearNeuron.With,
        Surface.SamplesOf((0.2f, 0f, 0.4f), (0f, 2f, 1f)),
        new Window(new WeightPair(0f, 0.5f), 3f));

    /// <summary>The valley, turned: it runs along neither weight.</summary>
    public static Surface TurnedValley { get; } = Valley.Turned(Turn);

    /// <summary>
    /// A saddle: a neuron with softplus s(z) = log(1 + exp(z)), samples (1, 0) and (-1, 0) to 3, (0, 8) and (0, -8) to log 2, so that
    /// E = ((s(w1) - 3)² + (s(-w1) - 3)² + (s(8 w2) - log 2)² + (s(-8 w2) - log 2)²) / 4. It is even in both weights; the curvatures at the origin are
    /// (1 - (3 - log 2)) / 4 = -0.33 along w1 and 16 along w2. The saddle is 2.66 high, and the minima on both sides 2.16, at w1 = 2.8 and -2.8.
    /// </summary>
    public static Surface Saddle { get; } = new(
        "saddle",
        SoftplusNeuron.With,
        Surface.SamplesOf((1f, 0f, 3f), (-1f, 0f, 3f), (0f, 8f, LogOf2), (0f, -8f, LogOf2)),
        new Window(new WeightPair(0f, 0f), 1.5f));

    /// <summary>The saddle, turned.</summary>
    public static Surface TurnedSaddle { get; } = Saddle.Turned(Turn);

    /// <summary>
    /// Local minima: a neuron with tanh, samples (4, 0) to 0, (0.5, 0) to 0.9 twice, (0, 4) to 0, (0, 0.5) to 0.85 twice, so that
    /// E = (tanh²(4 w1) + 2 (tanh(w1 / 2) - 0.9)² + tanh²(4 w2) + 2 (tanh(w2 / 2) - 0.85)²) / 6. The steep sample is a dent around 0, the flat ones a slope to a minimum far
    /// out, where w1 = 2.9 and w2 = 2.5. So there are four minima, and the lowest, 0.33, is the one far out in both.
    /// </summary>
    public static Surface Dents { get; } = new(
        "dents",
        TanhNeuron.With,
        Surface.SamplesOf((4f, 0f, 0f), (0.5f, 0f, 0.9f), (0.5f, 0f, 0.9f), (0f, 4f, 0f), (0f, 0.5f, 0.85f), (0f, 0.5f, 0.85f)),
        new Window(new WeightPair(0.75f, 0.75f), 3.5f));
}
