using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks.Generation;

/// <summary>The same in a few seconds: the least time of many runs, one line for each size of the project.</summary>
internal static class GenerationReport
{
    private const int ColdRuns = 8;
    private const int Edits = 400;

    /// <returns>The exit code.</returns>
    public static int Run()
    {
        foreach (int networks in new[] { 1, 10, 100 })
        {
            var project = new GeneratorProject(networks);
            double cold = Least(ColdRuns, () => { }, () => project.RunCold());
            double edit = Least(Edits, project.Edit, () => project.RunAgain());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"result: generator networks={networks} cold_ms={cold:0.00} edit_ms={edit:0.000} characters={project.Characters}"));
        }

        return ExitCodes.Good;
    }

    private static double Least(int runs, Action prepare, Action run)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < runs; i++)
        {
            prepare();
            long start = Stopwatch.GetTimestamp();
            run();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;
    }
}
