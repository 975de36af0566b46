namespace StaticNet.Data;

/// <summary>Ratios of counts, with the convention of all metrics here: 0 / 0 is 0.</summary>
internal static class Ratio
{
    public static double Of(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
