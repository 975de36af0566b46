namespace StaticNet.Generator.Planning;

/// <summary>
/// What a layer's call can name in the method that predicts, beside p, the parameters prepared for prediction: expressions of the first float of places. In a
/// network for sequences that method takes one step, and state is the first float of what the stream remembers.
/// </summary>
/// <param name="Inputs">Of each input.</param>
/// <param name="Output">Of the output.</param>
/// <param name="Scratch">Of the floats that the layer asked for in <see cref="LayerPlan.PredictionScratch"/>; they hold anything.</param>
/// <param name="Rows">How many samples go through at once, or null for one. Only networks without images and steps predict several at once.</param>
internal sealed record PredictionPlaces(IReadOnlyList<string> Inputs, string Output, string Scratch, string? Rows);
