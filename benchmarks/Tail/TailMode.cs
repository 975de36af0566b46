using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>Ten million calls of a workload, each timed by itself: what the slowest of them take.</summary>
internal static class TailMode
{
    private const string CallsOption = "--calls";
    private const int StandardCalls = 10_000_000;

    private static readonly (string Name, Func<Func<Span<int>, float>> Create)[] Workloads =
    [
        ("I1", () => InferenceWorkloads.Create(InferenceWorkloads.I1).TimeEach),
        ("I3", () => InferenceWorkloads.Create(InferenceWorkloads.I3).TimeEach),
        ("I6", () => StreamingWorkloads.Create(StreamingWorkloads.I6).TimeEach),
    ];

    /// <returns>The exit code: 0, 1 where the garbage collector ran, 2 where the arguments mean nothing.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        int calls = StandardCalls;
        List<string> names = [.. arguments];
        int option = names.IndexOf(CallsOption);
        if (option >= 0)
        {
            if (option + 1 == names.Count || !int.TryParse(names[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out calls) || calls < 1)
            {
                Console.Error.WriteLine($"{CallsOption} takes the number of calls, such as {CallsOption} 10000000.");
                return ExitCodes.WrongArguments;
            }

            names.RemoveRange(option, 2);
        }

        string[] unknown = [.. names.Where(name => !Workloads.Any(workload => workload.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"No workload is called {string.Join(" or ", unknown)}. There are: {string.Join(' ', Workloads.Select(workload => workload.Name))}");
            return ExitCodes.WrongArguments;
        }

        var ticks = new int[calls];

        // What timing nothing gives on this machine: the clock itself, and everything that interrupts a thread.
        List<CallTimes> times = [Show(CallTimes.Measure("nothing", TimeNothing, ticks))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"clock: tick_ns={Clock.TickNanoseconds:0.##} step_ns={Clock.StepTicks(ticks) * Clock.TickNanoseconds:0.##}"));
        foreach ((string name, Func<Func<Span<int>, float>> create) in Workloads)
        {
            if (names.Count == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                times.Add(Show(CallTimes.Measure(name, create(), ticks)));
            }
        }

        return times.Any(time => time.Collections > 0) ? ExitCodes.Failed : ExitCodes.Good;
    }

    private static CallTimes Show(CallTimes times)
    {
        Console.WriteLine(times);
        if (times.Collections > 0)
        {
            Console.Error.WriteLine($"The garbage collector ran {times.Collections} times during {times.Name}, and may not.");
        }

        return times;
    }

    private static float TimeNothing(Span<int> ticks)
    {
        for (int call = 0; call < ticks.Length; call++)
        {
            long began = Stopwatch.GetTimestamp();
            ticks[call] = (int)Math.Min(int.MaxValue, Stopwatch.GetTimestamp() - began);
        }

        return 0f;
    }
}
