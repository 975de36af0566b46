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
            "I1" => Of<ColdCircles>(began),
            "I5-baked" => Of<ColdBakedLeNet5>(began),
            "I5-loaded" => Of<ColdLoadedLeNet5>(began),
            _ => Of<ColdLeNet5>(began),
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

    // A method of its own for each network, since the JIT makes one for each struct, with calls as users write them: nothing of another network is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ColdStart Of<TNetwork>(long began)
        where TNetwork : struct, IColdNetwork
    {
        var network = default(TNetwork);
        var input = new float[network.InputSize];
        var output = new float[network.OutputSize];
        network.Make();
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
