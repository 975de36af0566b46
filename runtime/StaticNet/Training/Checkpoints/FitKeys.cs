namespace StaticNet;

/// <summary>The names of what a checkpoint keeps of a run as texts.</summary>
internal static class FitKeys
{
    public const string Samples = "fit.samples";
    public const string BatchSize = "fit.batch_size";
    public const string Shuffled = "fit.shuffled";
    public const string Validated = "fit.validated";
    public const string Schedule = "fit.schedule";
    public const string Steps = "fit.steps";
    public const string Batch = "fit.batch";
    public const string LossSum = "fit.loss_sum";
    public const string Rows = "fit.rows";
    public const string LastLoss = "fit.last_loss";
    public const string StepRate = "fit.step_rate";
    public const string BestEpoch = "fit.best_epoch";
    public const string Lowest = "fit.lowest_loss";
    public const string LastImprovement = "fit.last_improvement";
    public const string EpochsWithoutImprovement = "fit.epochs_without_improvement";
    public const string Random = "fit.random";

    public static string Text(bool value) => value ? "yes" : "no";
}
