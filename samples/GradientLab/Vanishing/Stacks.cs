using StaticNet;

namespace GradientLab;

/// <summary>
/// The declared stacks. Their layers are convolutions of one pixel by one pixel over an image of one pixel. Such a layer is a dense one, y = f(W x + b) with the same fan-in and
/// fan-out, but convolutions of one shape share their generated methods: fifty layers are little more code than two. Weights are drawn anew for each start, so that
/// a network serves all of them.
/// </summary>
public static class Stacks
{
    /// <summary>The depths, ascending.</summary>
    public static IReadOnlyList<int> Depths { get; } = [2, 5, 10, 20, 50];

    /// <summary>The width of all but those of <see cref="Widths"/>.</summary>
    public const int Width = 32;

    /// <summary>Every activation, without and with batch normalisation, at every depth.</summary>
    public static IReadOnlyList<Stack> All { get; } =
    [
        .. Of("sigmoid", false,
            () => new SigmoidTwo.SgdTrainer(new SigmoidTwo()), () => new SigmoidFive.SgdTrainer(new SigmoidFive()), () => new SigmoidTen.SgdTrainer(new SigmoidTen()),
            () => new SigmoidTwenty.SgdTrainer(new SigmoidTwenty()), () => new SigmoidFifty.SgdTrainer(new SigmoidFifty())),
        .. Of("tanh", false,
            () => new TanhTwo.SgdTrainer(new TanhTwo()), () => new TanhFive.SgdTrainer(new TanhFive()), () => new TanhTen.SgdTrainer(new TanhTen()),
            () => new TanhTwenty.SgdTrainer(new TanhTwenty()), () => new TanhFifty.SgdTrainer(new TanhFifty())),
        .. Of("ReLU", false,
            () => new ReLUTwo.SgdTrainer(new ReLUTwo()), () => new ReLUFive.SgdTrainer(new ReLUFive()), () => new ReLUTen.SgdTrainer(new ReLUTen()),
            () => new ReLUTwenty.SgdTrainer(new ReLUTwenty()), () => new ReLUFifty.SgdTrainer(new ReLUFifty())),
        .. Of("ELU", false,
            () => new ELUTwo.SgdTrainer(new ELUTwo()), () => new ELUFive.SgdTrainer(new ELUFive()), () => new ELUTen.SgdTrainer(new ELUTen()),
            () => new ELUTwenty.SgdTrainer(new ELUTwenty()), () => new ELUFifty.SgdTrainer(new ELUFifty())),
        .. Of("sigmoid", true,
            () => new NormalizedSigmoidTwo.SgdTrainer(new NormalizedSigmoidTwo()), () => new NormalizedSigmoidFive.SgdTrainer(new NormalizedSigmoidFive()),
            () => new NormalizedSigmoidTen.SgdTrainer(new NormalizedSigmoidTen()), () => new NormalizedSigmoidTwenty.SgdTrainer(new NormalizedSigmoidTwenty()),
            () => new NormalizedSigmoidFifty.SgdTrainer(new NormalizedSigmoidFifty())),
        .. Of("tanh", true,
            () => new NormalizedTanhTwo.SgdTrainer(new NormalizedTanhTwo()), () => new NormalizedTanhFive.SgdTrainer(new NormalizedTanhFive()),
            () => new NormalizedTanhTen.SgdTrainer(new NormalizedTanhTen()), () => new NormalizedTanhTwenty.SgdTrainer(new NormalizedTanhTwenty()),
            () => new NormalizedTanhFifty.SgdTrainer(new NormalizedTanhFifty())),
        .. Of("ReLU", true,
            () => new NormalizedReLUTwo.SgdTrainer(new NormalizedReLUTwo()), () => new NormalizedReLUFive.SgdTrainer(new NormalizedReLUFive()),
            () => new NormalizedReLUTen.SgdTrainer(new NormalizedReLUTen()), () => new NormalizedReLUTwenty.SgdTrainer(new NormalizedReLUTwenty()),
            () => new NormalizedReLUFifty.SgdTrainer(new NormalizedReLUFifty())),
        .. Of("ELU", true,
            () => new NormalizedELUTwo.SgdTrainer(new NormalizedELUTwo()), () => new NormalizedELUFive.SgdTrainer(new NormalizedELUFive()),
            () => new NormalizedELUTen.SgdTrainer(new NormalizedELUTen()), () => new NormalizedELUTwenty.SgdTrainer(new NormalizedELUTwenty()),
            () => new NormalizedELUFifty.SgdTrainer(new NormalizedELUFifty())),
    ];

    /// <summary>Twenty layers of sigmoids, narrow to wide.</summary>
    public static IReadOnlyList<Stack> Widths { get; } =
    [
        new("sigmoid", false, 20, 4, () => new SigmoidTwentyOfFour.SgdTrainer(new SigmoidTwentyOfFour())),
        new("sigmoid", false, 20, 8, () => new SigmoidTwentyOfEight.SgdTrainer(new SigmoidTwentyOfEight())),
        Get("sigmoid", false, 20),
        new("sigmoid", false, 20, 128, () => new SigmoidTwentyOfOneHundredTwentyEight.SgdTrainer(new SigmoidTwentyOfOneHundredTwentyEight())),
    ];

    /// <summary>One of <see cref="All"/>.</summary>
    /// <param name="activation">What each layer applies.</param>
    /// <param name="isNormalized">Whether it has batch normalisations.</param>
    /// <param name="depth">One of <see cref="Depths"/>.</param>
    public static Stack Get(string activation, bool isNormalized, int depth) =>
        All.Single(stack => stack.Activation == activation && stack.IsNormalized == isNormalized && stack.Depth == depth);

    private static IEnumerable<Stack> Of(string activation, bool isNormalized, params Func<Trainer>[] trainers) =>
        Depths.Zip(trainers, (depth, create) => new Stack(activation, isNormalized, depth, Width, create));
}
