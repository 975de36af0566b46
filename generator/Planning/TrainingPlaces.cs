using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// What a layer's calls can name in the method that trains: p, the parameters; g, the gradients; s, the running statistics; rows and groups, the number
/// of samples and of vectors of them; in networks for sequences stepRows, the number of steps of all samples, lengths, the number of steps of each sample, and
/// states, what each stream remembers, both null references where there are none; first, whether these are the first samples of the batch; backward, whether this is training and not evaluation;
/// step and start, the number of steps taken and of the first sample; and the places below, as expressions of their first float.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="work">Where everything lies.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="isActivationLeftOut">Whether the loss takes the values before the activation.</param>
internal sealed class TrainingPlaces(LayerPlan layer, TrainingWorkspace work, Lanes lanes, bool isActivationLeftOut)
{
    public Lanes Lanes { get; } = lanes;

    /// <summary>Where values stand before an activation that needs a pass of its own, else where outputs stand.</summary>
    public string Output => work.At(isActivationLeftOut ? work.Output(layer.Output) : work.Sums(layer.Index));

    public string Delta => work.At(work.Delta(layer.Output));

    /// <summary>What the derivative of the activation of the layer that made the input is computed from.</summary>
    public string InputKept => work.KeptOf(layer.Input) is { } place ? work.At(place) : Delta;

    public string Scratch => work.At(work.Scratch(layer.Index));

    /// <summary>The floats that the layer asked for in <see cref="LayerPlan.Kept"/>: their place holds so many for each sample there is room for.</summary>
    public string Kept => work.At(work.KeptBy(layer.Index));

    /// <summary>How many rows there are of its output, a vector: samples, or the steps of all samples.</summary>
    public string Rows => layer.Output.TrainingRows;

    /// <summary>Room for the vectors of one tile of gradients.</summary>
    public string Block => work.At(work.Block);

    public string Input(int index = 0) => layer.Inputs[index].IsPacked ? "x" : work.At(work.Output(layer.Inputs[index]));

    /// <summary>How many floats the samples take of a value.</summary>
    public string Count(ValuePlan value) => value.TrainingCount(Lanes);
}
