namespace StaticNet.Generic;

/// <summary>
/// The error function by W. J. Cody's minimax fractions ("Rational Chebyshev approximations for the error function",
/// Mathematics of Computation 23, 1969), within a few units in the last place of a double, in the far tail too.
/// </summary>
public static class ErrorFunction
{
    private const double InverseSqrtPi = 0.56418958354775628695;

    private static readonly double[] CentreNumerator =
        [1.85777706184603153e-1, 3.16112374387056560e00, 1.13864154151050156e02, 3.77485237685302021e02, 3.20937758913846947e03];

    private static readonly double[] CentreDenominator =
        [1, 2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03];

    private static readonly double[] MiddleNumerator =
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e01, 2.98635138197400131e02,
        8.81952221241769090e02, 1.71204761263407058e03, 2.05107837782607147e03, 1.23033935479799725e03,
    ];

    private static readonly double[] MiddleDenominator =
    [
        1, 1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02, 1.62138957456669019e03,
        3.29079923573345963e03, 4.36261909014324716e03, 3.43936767414372164e03, 1.23033935480374942e03,
    ];

    private static readonly double[] TailNumerator =
    [
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
        1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4,
    ];

    private static readonly double[] TailDenominator =
    [
        1, 2.56852019228982242e00, 1.87295284992346725e00,
        5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
    ];

    /// <summary>2 / sqrt(pi) times the integral of exp(-t²) from 0 to x.</summary>
    public static double Erf(double x) => Math.Abs(x) <= 0.5 ? Centre(x) : x > 0 ? 1 - UpperTail(x) : UpperTail(-x) - 1;

    /// <summary>1 - erf(x), without the cancellation where erf(x) is nearly 1.</summary>
    public static double Erfc(double x) => Math.Abs(x) <= 0.5 ? 1 - Centre(x) : x > 0 ? UpperTail(x) : 2 - UpperTail(-x);

    private static double Centre(double x)
    {
        double square = x * x;
        return x * Polynomial(CentreNumerator, square) / Polynomial(CentreDenominator, square);
    }

    private static double UpperTail(double x)
    {
        if (double.IsNaN(x) || x > 30)
        {
            return double.IsNaN(x) ? x : 0;
        }

        // exp(-x²) with x² as a sum of two parts: rounding x² first would cost x² units in the last place.
        double coarse = Math.Truncate(x * 16) / 16;
        double fine = (x - coarse) * (x + coarse);
        return Math.Exp(-coarse * coarse) * Math.Exp(-fine) * Scaled(x);
    }

    private static double Scaled(double x)
    {
        if (x <= 4)
        {
            return Polynomial(MiddleNumerator, x) / Polynomial(MiddleDenominator, x);
        }

        double inverseSquare = 1 / (x * x);
        double fraction = inverseSquare * Polynomial(TailNumerator, inverseSquare) / Polynomial(TailDenominator, inverseSquare);
        return (InverseSqrtPi - fraction) / x;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
