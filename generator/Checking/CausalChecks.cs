using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>Whether a convolution can go along a sequence, which may have no end.</summary>
internal static class CausalChecks
{
    /// <summary>Each step that comes makes one that goes; what is before the first is zero, or remembered, and nothing is behind the last.</summary>
    public static void RequireAStepForAStep(ConvolutionDeclaration convolution, ICollection<Problem> problems)
    {
        Require(convolution, "Stride", 1, convolution.Stride, problems);
        Require(convolution, "Padding", 0, convolution.Padding, problems);
    }

    private static void Require(ConvolutionDeclaration convolution, string argument, int wanted, int actual, ICollection<Problem> problems)
    {
        if (actual != wanted)
        {
            string said = actual < 0 ? "Same" : Invariant.Text(actual);
            problems.Add(Problem.OnArgument(convolution.Source, argument, Descriptors.NotCausal, argument, Invariant.Text(wanted), said));
        }
    }
}
