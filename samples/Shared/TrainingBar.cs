using Spectre.Console;
using StaticNet;

namespace Samples.Shared;

/// <summary>Draws where Fit stands.</summary>
internal sealed class TrainingBar : IProgress<FitProgress>
{
    private readonly ProgressTask task;
    private readonly string what;

    private TrainingBar(ProgressTask task, string what)
    {
        this.task = task;
        this.what = what;
    }

    public static TrainingHistory Run(IAnsiConsole console, string what, Func<IProgress<FitProgress>?, TrainingHistory> fit) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new PercentageColumn())
            .Start(context => fit(new TrainingBar(context.AddTask(Markup.Escape(what)), what)));

    public void Report(FitProgress value)
    {
        task.MaxValue = value.Epochs;
        task.Value = value.Epoch;
        task.Description = Markup.Escape(Screen.Invariant($"{what}: epoch {value.Epoch}, loss {value.Loss:0.0000}"));
    }
}
