using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>What stands behind "quick".</summary>
/// <param name="Workloads">What is measured.</param>
/// <param name="Time">How long each.</param>
internal sealed record QuickArguments(IReadOnlyList<QuickWorkload> Workloads, MeasuringTime Time)
{
    private const string SecondsOption = "--seconds";

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">What stands behind "quick".</param>
    /// <param name="error">What is wrong with them, with the names that would be right.</param>
    /// <returns>Null where something is wrong.</returns>
    public static QuickArguments? Read(IReadOnlyList<string> arguments, out string error)
    {
        MeasuringTime time = MeasuringTime.Standard;
        List<string> names = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] != SecondsOption)
            {
                names.Add(arguments[i]);
            }
            else if (++i < arguments.Count
                && double.TryParse(arguments[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 3600)
            {
                time = MeasuringTime.OfSeconds(seconds);
            }
            else
            {
                error = $"{SecondsOption} takes the seconds for each workload, such as {SecondsOption} 3.";
                return null;
            }
        }

        IReadOnlyList<QuickWorkload> workloads = QuickWorkloads.Find(names, out IReadOnlyList<string> unknown);
        error = unknown.Count == 0
            ? string.Empty
            : $"""
                No workload is called {string.Join(" or ", unknown)}. There are:
                  {string.Join(' ', QuickWorkloads.Standard.Select(workload => workload.Name))}
                and with {QuickWorkloads.OddName}:
                  {string.Join(' ', QuickWorkloads.Odd.Select(workload => workload.Name))}
                A name before a hyphen stands for all that begin with it: T3 for T3-32 and T3-128.
                """;
        return unknown.Count == 0 ? new QuickArguments(workloads, time) : null;
    }
}
