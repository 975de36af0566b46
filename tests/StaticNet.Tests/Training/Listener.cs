namespace StaticNet.Tests.Training;

internal sealed class Listener(Action<FitProgress> hears) : IProgress<FitProgress>
{
    public void Report(FitProgress value) => hears(value);
}
