namespace StaticNet.Benchmarks;

/// <summary>Every workload beside the limits of the machine, in less than two minutes.</summary>
internal static class QuickMode
{
    private static readonly TimeSpan LimitsTime = TimeSpan.FromSeconds(2);

    /// <returns>The exit code: 0, 1 where generated code allocated or disagrees, 2 where the arguments mean nothing.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (QuickArguments.Read(arguments, out string error) is not { } read)
        {
            Console.Error.WriteLine(error);
            return ExitCodes.WrongArguments;
        }

        Console.WriteLine(MachineLimits.Measure(LimitsTime));
        List<QuickResult> results = [];
        foreach (QuickWorkload workload in read.Workloads)
        {
            QuickResult result = Interleaving.Run(workload, read.Time);
            Console.WriteLine(result);
            results.Add(result);
        }

        QuickTable.Write(results);
        return ExitCodeOf(results);
    }

    /// <summary>Says which workloads allocated.</summary>
    internal static int ExitCodeOf(IEnumerable<QuickResult> results)
    {
        QuickResult[] allocating = [.. results.Where(result => result.Bytes != 0)];
        foreach (QuickResult result in allocating)
        {
            Console.Error.WriteLine($"{result.Workload.Name} allocated {result.Bytes} bytes, and may allocate none.");
        }

        return allocating.Length == 0 ? ExitCodes.Good : ExitCodes.Failed;
    }
}
