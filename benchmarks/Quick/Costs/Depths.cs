using System.Numerics;

namespace StaticNet.Benchmarks;

/// <summary>
/// How many operations wait for one another at least, each counted as a multiply-add. No implementation has fewer, but there is no proof of
/// it: sums are trees, an exponential takes six (multiplied and rounded, the remainder, a polynomial of degree five in three, scaled), a division three.
/// </summary>
internal static class Depths
{
    private const int Exponential = 6;
    private const int Division = 3;
    private const int Sigmoid = Exponential + 1 + Division;

    /// <summary>A sum of products.</summary>
    public static int OfProduct(int terms) => 1 + Tree(terms);

    /// <param name="activation">What is applied.</param>
    /// <param name="width">To how many values.</param>
    /// <exception cref="NotSupportedException">No workload has it.</exception>
    public static int Of(Activation activation, int width) => activation switch
    {
        Activation.Linear => 0,
        Activation.ReLU => 1,
        Activation.Sigmoid or Activation.Tanh => Sigmoid,

        // The greatest value, its difference to each, exponentials, their sum, quotients.
        Activation.Softmax => Tree(width) + 1 + Exponential + Tree(width) + Division,
        _ => throw new NotSupportedException($"{activation} is in no workload."),
    };

    /// <param name="recurrent">The layer.</param>
    /// <exception cref="NotSupportedException">No workload has it.</exception>
    public static int OfLoop(RecurrentAttribute recurrent) => recurrent switch
    {
        // Sums, the reset gate, a multiply-add with it, the candidate, the mean of it and the state.
        GruAttribute => OfProduct(recurrent.Units) + Sigmoid + 1 + Sigmoid + 1,

        // Sums, a gate or the candidate, the new cell out of two products, its tanh, the product with the output gate.
        LstmAttribute => OfProduct(recurrent.Units) + Sigmoid + 2 + Sigmoid + 1,
        _ => throw new NotSupportedException($"{recurrent.GetType().Name} is in no workload."),
    };

    private static int Tree(int terms) => BitOperations.Log2((uint)Math.Max(1, terms - 1)) + (terms > 1 ? 1 : 0);
}
