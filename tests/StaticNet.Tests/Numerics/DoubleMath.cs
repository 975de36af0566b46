namespace StaticNet.Tests.Numerics;

/// <summary>What the float functions are measured against, good to at least 12 digits.</summary>
internal static class DoubleMath
{
    public static double Expm1(double x)
    {
        // Kahan: the rounding error of exp cancels between the difference and the logarithm.
        double u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : u == 0 || double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) * x / (u - 1);
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double NormalPdf(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public static double NormalCdf(double x) => Erfc(-x / Math.Sqrt(2)) / 2;

    public static double Erf(double x) => Math.Abs(x) < 2.5 ? ErfSeries(x) : Math.CopySign(1 - ErfcFraction(Math.Abs(x)), x);

    private static double Erfc(double x) => x switch
    {
        >= 2.5 => ErfcFraction(x),
        <= -2.5 => 2 - ErfcFraction(-x),
        _ => 1 - ErfSeries(x),
    };

    // Abramowitz, Stegun, 7.1.6: all terms have the sign of x.
    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // Abramowitz, Stegun, 7.1.14, from the far end: x + (1/2)/(x + 1/(x + (3/2)/(x + ...
    private static double ErfcFraction(double x)
    {
        if (x > 30)
        {
            return 0;
        }

        double fraction = x;
        for (int n = 80; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
