using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>What a workload is to reach: so many cycles, or so much of what bounds it.</summary>
/// <param name="Cycles">At most so many; 0 where the goal is a share.</param>
/// <param name="Percent">At least so many percent; 0 where the goal is cycles.</param>
internal sealed record Goal(double Cycles, double Percent)
{
    public static Goal AtMostCycles(double cycles) => new(cycles, 0);

    public static Goal AtLeastPercent(double percent) => new(0, percent);

    /// <summary>At most so many times what the bound takes.</summary>
    public static Goal WithinTimes(double times) => new(0, 100 / times);

    public bool IsMet(double cycles, double percent) => Cycles > 0 ? cycles <= Cycles : percent >= Percent;

    /// <summary>"16 cycles", "85 %".</summary>
    public override string ToString() => Cycles > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Cycles:#,0} cycles")
        : string.Create(CultureInfo.InvariantCulture, $"{Percent:0} %");
}
