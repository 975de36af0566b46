using System.Globalization;

namespace BinaryAddition;

/// <summary>Two numbers to be added bit by bit, the lowest bits first.</summary>
/// <param name="A">The first number.</param>
/// <param name="B">The second number.</param>
/// <param name="Bits">The number of bits of each; the sum has one more.</param>
public readonly record struct Addition(UInt128 A, UInt128 B, int Bits)
{
    /// <summary>The number of steps: one for each bit of the sum.</summary>
    public int Steps => Bits + 1;

    public UInt128 Sum => A + B;

    // A bit of the sum is a ^ b ^ carry, so this holds the carry into each step.
    private UInt128 Carries => A ^ B ^ Sum;

    /// <summary>A bit of a number as the network sees it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="step">Which bit, 0 the lowest.</param>
    public static int BitOf(UInt128 number, int step) => (int)((number >> step) & 1);

    /// <summary>The carry from the step before, 0 or 1.</summary>
    public int CarryInto(int step) => BitOf(Carries, step);

    /// <summary>The carry to the next step, 0 or 1.</summary>
    public int CarryOutOf(int step) => BitOf(Carries, step + 1);

    /// <summary>
    /// How much has to be remembered. Where the bits differ, the carry goes on as it came, and only the memory knows it: the number of
    /// such steps with a carry, or of those without, whichever is less.
    /// </summary>
    public int Remembered => (int)UInt128.Min(UInt128.PopCount((A ^ B) & Carries), UInt128.PopCount((A ^ B) & ~Carries));

    /// <summary>Writes what enters at a step: a bit of each number.</summary>
    public void WriteInputs(int step, Span<float> inputs)
    {
        inputs[0] = BitOf(A, step);
        inputs[1] = BitOf(B, step);
    }

    /// <summary>A number in bits, the highest first, as one reads it.</summary>
    public string BitsOf(UInt128 number) => number.ToString($"b{Steps}", CultureInfo.InvariantCulture);
}
