using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Writes where something lies: a sum of variables times numbers, as short as it can be.</summary>
internal static class IndexSum
{
    /// <param name="terms">Variables or numbers, and what each is multiplied by.</param>
    public static string Of(params (string Term, long Factor)[] terms)
    {
        long number = 0;
        string text = string.Empty;
        foreach ((string term, long factor) in terms)
        {
            if (long.TryParse(term, out long value))
            {
                number += value * factor;
            }
            else if (factor != 0)
            {
                text = Join(text, factor < 0, Math.Abs(factor) == 1 ? term : $"{term} * {Invariant.Text(Math.Abs(factor))}");
            }
        }

        return number == 0 && text.Length > 0 ? text : Join(text, number < 0, Invariant.Text(Math.Abs(number)));
    }

    /// <summary>The float at such a place after a reference.</summary>
    public static string Element(string reference, params (string Term, long Factor)[] terms)
    {
        string index = Of(terms);
        return index == "0" ? reference : $"Unsafe.Add(ref {reference}, {index})";
    }

    private static string Join(string text, bool isNegative, string term) =>
        text.Length == 0 ? (isNegative ? $"-{term}" : term) : $"{text} {(isNegative ? "-" : "+")} {term}";
}
