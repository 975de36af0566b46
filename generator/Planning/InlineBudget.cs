using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// What a network would take in one piece, a single method that predicts a sample or a step with the values of each layer in registers, beside what such a
/// method may take.
/// </summary>
/// <param name="Lanes">The vector width.</param>
/// <param name="IsChain">Whether all layers can be written that way, each of them reading the one before.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Products">Products of vectors.</param>
/// <param name="Registers">Vectors that one layer sums up at a time.</param>
/// <param name="Expensive">Vectors of one layer to which an activation is applied that is not cheap.</param>
internal sealed record InlineBudget(Lanes Lanes, bool IsChain, int Layers, long Products, int Registers, int Expensive)
{
    /// <summary>Whether it fits.</summary>
    public bool Fits =>
        IsChain
        && Layers <= KernelCosts.MostInlineLayers
        && Products <= KernelCosts.MostInlineProducts
        && Registers <= Lanes.Accumulators
        && Expensive <= KernelCosts.MostInlineExpensive;

    public static InlineBudget Of(PredictionPlan prediction, Lanes lanes)
    {
        IReadOnlyList<PredictionStep> steps = prediction.Steps;
        if (!steps.All(step => step.Layer.IsInlinable))
        {
            return new InlineBudget(lanes, false, steps.Count, 0, 0, 0);
        }

        return new InlineBudget(
            lanes,
            Enumerable.Range(1, steps.Count - 1).All(i => steps[i].Inputs[0] == steps[i - 1].Layer.Output),
            steps.Count,
            steps.Sum(step => (long)step.Layer.VectorProducts(lanes)),
            steps.Max(step => step.Layer.InlineVectors(lanes)),
            steps.Max(step => step.Layer.InlineExpensive(lanes, step.Form)));
    }

    public override string ToString() =>
        IsChain
            ? $"{Products} of {KernelCosts.MostInlineProducts} vector products, {Layers} of {KernelCosts.MostInlineLayers} layers, {Registers} of {Lanes.Accumulators} sums in registers, "
                + $"{Expensive} of {KernelCosts.MostInlineExpensive} vectors of functions"
            : "layers that have methods of their own";
}
