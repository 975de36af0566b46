namespace StaticNet;

/// <summary>
/// How the learning rate changes over a run. A schedule only describes: it may serve many runs, also at the same time.
/// Own ones derive from this class. Rates are computed in double and rounded once.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The rate of the trainer, unchanged.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>The base rate times factor^floor(epoch / everyEpochs), epochs from 0; PyTorch's StepLR.</summary>
    /// <param name="everyEpochs">After how many epochs the rate changes, at least 1.</param>
    /// <param name="factor">By what it is then multiplied, finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule Step(int everyEpochs, float factor) =>
        new StepSchedule(FitOptions.AtLeastOne(everyEpochs, nameof(everyEpochs)), FiniteAndPositive(factor, nameof(factor)));

    /// <summary>The base rate times factor^epoch, epochs from 0; PyTorch's ExponentialLR.</summary>
    /// <param name="factor">By what the rate is multiplied after each epoch, finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule Exponential(float factor) => Step(1, factor);

    /// <summary>
    /// Half a cosine from the base rate down to another, without restarts (Loshchilov, Hutter, 2016):
    /// toRate + (base - toRate) / 2 (1 + cos(pi t / T)), with t and T in epochs and t changing with every step.
    /// At the beginning of an epoch it is what PyTorch's CosineAnnealingLR gives.
    /// </summary>
    /// <param name="toRate">The rate at the end, finite and at least 0; 0 unless said.</param>
    /// <param name="epochs">After how many epochs it is reached and kept, at least 1; the whole run unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule Cosine(float toRate = 0f, int? epochs = null) =>
        new CosineSchedule(
            TrainingGuard.FiniteAndNotNegative(toRate, nameof(toRate)),
            epochs is { } value ? FitOptions.AtLeastOne(value, nameof(epochs)) : null);

    /// <summary>
    /// Rises to the base rate in equal steps, base (step + 1) / steps with steps from 0, and then goes on with another schedule
    /// (the gradual warm-up of Goyal et al., 2017). For that one the run, and its first epoch, begin where the warm-up ends.
    /// </summary>
    /// <param name="steps">The number of steps until the base rate, at least 1.</param>
    /// <param name="then">What follows; <see cref="Constant"/> unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule LinearWarmupSteps(int steps, LearningRateSchedule? then = null) =>
        new WarmupSchedule(FitOptions.AtLeastOne(steps, nameof(steps)), epochs: 0, then ?? Constant);

    /// <summary>As <see cref="LinearWarmupSteps"/>, over all steps of some epochs.</summary>
    /// <param name="epochs">The number of epochs until the base rate, at least 1.</param>
    /// <param name="then">What follows; <see cref="Constant"/> unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule LinearWarmupEpochs(int epochs, LearningRateSchedule? then = null) =>
        new WarmupSchedule(steps: 0, FitOptions.AtLeastOne(epochs, nameof(epochs)), then ?? Constant);

    /// <summary>
    /// Multiplies the rate by a factor whenever more than patience epochs in a row have not improved the validation loss, or
    /// without validation samples the training loss; PyTorch's ReduceLROnPlateau (minimum, relative threshold, no cooldown,
    /// eps 0).
    /// </summary>
    /// <param name="factor">By what the rate is multiplied, between 0 and 1, both excluded; 0.1 unless said.</param>
    /// <param name="patience">How many epochs without improvement are borne, at least 0; 10 unless said.</param>
    /// <param name="minRate">The rate does not fall below this, finite and at least 0; 0 unless said.</param>
    /// <param name="threshold">A loss below (1 - threshold) times the best is an improvement; from 0 to below 1, and 1e-4 unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static LearningRateSchedule ReduceOnPlateau(float factor = 0.1f, int patience = 10, float minRate = 0f, float threshold = 1e-4f)
    {
        if (!(factor is > 0f and < 1f))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"{nameof(factor)} must be greater than 0 and less than 1, but is {factor}.");
        }

        if (patience < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(patience), patience, $"{nameof(patience)} must be at least 0, but is {patience}.");
        }

        if (!(threshold is >= 0f and < 1f))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, $"{nameof(threshold)} must be at least 0 and less than 1, but is {threshold}.");
        }

        return new PlateauSchedule(factor, patience, TrainingGuard.FiniteAndNotNegative(minRate, nameof(minRate)), threshold);
    }

    /// <summary>What it is, by which a checkpoint of another is refused.</summary>
    internal virtual string Kind => GetType().ToString();

    /// <summary>Begins a run: what it remembers is made here, and this object stays as it is.</summary>
    /// <param name="plan">What is known of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate of this run would not be finite.</exception>
    public abstract LearningRateRun Start(LearningRatePlan plan);

    private static float FiniteAndPositive(float value, string name) =>
        float.IsFinite(value) && value > 0f
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and greater than 0, but is {value}.");
}
