using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace StaticNet.Benchmarks;

/// <summary>What a process that has done nothing yet pays for its first predictions, in microseconds.</summary>
/// <param name="Construction">The constructor: memory, and parameters from a seed, from a file or from the program; and the caller, in which the compiler may put all that it is asked for at once.</param>
/// <param name="First">The first prediction, which waits for the compiler.</param>
/// <param name="Second">The second, through code that is compiled but has not run yet.</param>
/// <param name="Methods">How many methods were compiled for the first prediction.</param>
/// <param name="Processor">What the process has had of the processor so far.</param>
internal sealed record ColdStart(double Construction, double First, double Second, int Methods, double Processor)
{
    /// <summary>The names of the networks that can be started.</summary>
    public static IReadOnlyList<string> Names { get; } = ["I1", "I5", "I5-baked", "I5-loaded"];

    /// <summary>Starts a network in this process. Only the first call says something.</summary>
    public static ColdStart Run(string name)
    {
        CompiledMethods();
        long began = Stopwatch.GetTimestamp();
        return name switch
        {
            "I1" => OfTiny(began),
            "I5-baked" => OfBaked(began),
            "I5-loaded" => OfLoaded(began),
            _ => OfLeNet(began),
        };
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ColdStart Parse(string line)
    {
        double[] values = [.. line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        return new ColdStart(values[0], values[1], values[2], (int)values[3], values[4]);
    }

    /// <summary>The numbers, for the process that asked.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Construction:0.##} {First:0.##} {Second:0.##} {Methods} {Processor:0}");

    // Each network in a method of its own, and called as users call it: nothing of the other is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ColdStart OfTiny(long began)
    {
        var input = new float[Circles.InputSize];
        var output = new float[Circles.OutputSize];
        var network = new Circles(seed: 1);
        int compiled = CompiledMethods();
        long constructed = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long predicted = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long ended = Stopwatch.GetTimestamp();
        return Of(began, constructed, predicted, ended, CompiledMethods() - compiled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ColdStart OfLeNet(long began)
    {
        var input = new float[LeNet5.InputSize];
        var output = new float[LeNet5.OutputSize];
        var network = new LeNet5(seed: 1);
        int compiled = CompiledMethods();
        long constructed = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long predicted = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long ended = Stopwatch.GetTimestamp();
        return Of(began, constructed, predicted, ended, CompiledMethods() - compiled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ColdStart OfBaked(long began)
    {
        var input = new float[BakedLeNet5.InputSize];
        var output = new float[BakedLeNet5.OutputSize];
        BakedLeNet5 network = BakedLeNet5.Baked;
        int compiled = CompiledMethods();
        long constructed = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long predicted = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long ended = Stopwatch.GetTimestamp();
        return Of(began, constructed, predicted, ended, CompiledMethods() - compiled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ColdStart OfLoaded(long began)
    {
        var input = new float[LoadedLeNet5.InputSize];
        var output = new float[LoadedLeNet5.OutputSize];
        var network = new LoadedLeNet5();
        network.Load(Path.Combine(AppContext.BaseDirectory, "Weights", "lenet5.safetensors"));
        int compiled = CompiledMethods();
        long constructed = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long predicted = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long ended = Stopwatch.GetTimestamp();
        return Of(began, constructed, predicted, ended, CompiledMethods() - compiled);
    }

    private static ColdStart Of(long began, long constructed, long predicted, long ended, int methods) =>
        new(
            Stopwatch.GetElapsedTime(began, constructed).TotalMicroseconds,
            Stopwatch.GetElapsedTime(constructed, predicted).TotalMicroseconds,
            Stopwatch.GetElapsedTime(predicted, ended).TotalMicroseconds,
            methods,
            Environment.CpuUsage.TotalTime.TotalMicroseconds);

    private static int CompiledMethods() => (int)JitInfo.GetCompiledMethodCount(currentThread: true);
}
