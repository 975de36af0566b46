using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>The first predictions of fresh processes: this program again, under switches of the runtime.</summary>
internal static class ColdMode
{
    /// <summary>What the program is asked for in a process of its own: the name of a network follows.</summary>
    public const string ChildCommand = "cold-child";

    private const int Processes = 15;

    // Of the environment, where a name is prefixed by DOTNET_.
    private static readonly (string Name, string? Switch)[] Tiers =
    [
        ("default", null),
        ("TieredPGO=0", "TieredPGO"),
        ("TieredCompilation=0", "TieredCompilation"),
        ("ReadyToRun=0", "ReadyToRun"),
    ];

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            Console.Error.WriteLine("cold takes no arguments.");
            return ExitCodes.WrongArguments;
        }

        foreach (string network in ColdStart.Names)
        {
            foreach ((string name, string? variable) in Tiers)
            {
                Console.WriteLine(Measure(network, name, variable, Processes));
            }
        }

        return ExitCodes.Good;
    }

    /// <summary>The other side of <see cref="Run"/>: one network in this process.</summary>
    public static int RunChild(string network)
    {
        Console.WriteLine(ColdStart.Run(network));
        return ExitCodes.Good;
    }

    /// <summary>Starts processes, and takes the shortest of each time.</summary>
    /// <param name="network">Which network.</param>
    /// <param name="tier">What is written about the switch.</param>
    /// <param name="variable">The switch that is off in these processes; null: none.</param>
    /// <param name="processes">How many.</param>
    /// <returns>The line for programs.</returns>
    internal static string Measure(string network, string tier, string? variable, int processes)
    {
        double construction = double.PositiveInfinity;
        double first = double.PositiveInfinity;
        double second = double.PositiveInfinity;
        double whole = double.PositiveInfinity;
        double processor = double.PositiveInfinity;
        int methods = int.MaxValue;
        for (int process = 0; process < processes; process++)
        {
            long began = Stopwatch.GetTimestamp();
            ColdStart start = StartProcess(network, variable);
            whole = Math.Min(whole, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            construction = Math.Min(construction, start.Construction);
            first = Math.Min(first, start.First);
            second = Math.Min(second, start.Second);
            methods = Math.Min(methods, start.Methods);
            processor = Math.Min(processor, start.Processor / 1e3);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"result: cold workload={network} switch={tier} construct_us={construction:0} first_us={first:0} second_us={second:0.#} methods={methods} process_ms={whole:0} processor_ms={processor:0}");
    }

    private static ColdStart StartProcess(string network, string? variable)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ColdMode).Assembly.Location, ChildCommand, network]) { RedirectStandardOutput = true };
        if (variable is not null)
        {
            start.Environment[$"DOTNET_{variable}"] = "0";
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? ColdStart.Parse(output.Trim())
            : throw new InvalidOperationException($"A process for {network} ended with {process.ExitCode}: {output}");
    }
}
