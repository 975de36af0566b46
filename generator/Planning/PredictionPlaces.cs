using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Planning;

/// <summary>
/// What a layer's call can name in the method that predicts, beside p, the parameters prepared for prediction: expressions of the first float of places. In a
/// network for sequences that method takes one step, and state is the first float of what the stream remembers.
/// </summary>
/// <param name="Inputs">Of each input.</param>
/// <param name="Output">Of the output.</param>
/// <param name="Scratch">Of the floats that the layer asked for in <see cref="LayerPlan.PredictionScratch"/>; they hold anything.</param>
/// <param name="Many">
/// The vector width where many samples go through at once: rows says how many, and images, in networks that have any, have them in the lanes, in so many groups.
/// Null for one sample. In networks for sequences it is a step of one or of many, of which <c>state</c> has the tensors one after another, a row for each stream.
/// </param>
internal sealed record PredictionPlaces(IReadOnlyList<string> Inputs, string Output, string Scratch, Lanes? Many)
{
    /// <summary>The expression of how many samples there are, or null for one.</summary>
    public string? Rows => Many is null ? null : "rows";

    /// <summary>The expression of how many floats the samples take of a value.</summary>
    public string Count(ValuePlan value) =>
        Many is null ? Invariant.Text(value.RowStride) : value.IsVector ? $"{Invariant.Text(value.RowStride)} * (nint)rows" : value.TrainingCount(Many);
}
