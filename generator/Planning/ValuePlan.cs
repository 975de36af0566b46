using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// What one layer hands to others, and how it lies in memory. While one sample is predicted, an image has its channels last; in training it has the
/// samples of a batch in the lanes, [group][channel][place][lane]. Vectors are padded rows either way. A sequence is a vector for each step: one step at a
/// time when predicting, in training [step][sample] padded rows.
/// </summary>
/// <param name="Id">Its number, 0 for the input of the network.</param>
/// <param name="Shape">The sizes of one sample.</param>
internal sealed record ValuePlan(int Id, Shape Shape)
{
    /// <summary>Whether it is the user's own memory, where values follow each other without padding, channel by channel.</summary>
    public bool IsPacked => Id == 0;

    public bool IsVector => Shape.IsVector;

    /// <summary>Whether it is a vector for each step.</summary>
    public bool IsSequence => Shape.IsSequence;

    /// <summary>Vectors of one sample: the steps of a sequence, 1 of anything else.</summary>
    public int Steps => Math.Max(1, Shape.Steps);

    /// <summary>Values of one sample, of a sequence those of one step.</summary>
    public int Size => (int)Shape.Size / Steps;

    public int Channels => Shape.Channels;

    public int Positions => (int)Shape.Positions;

    /// <summary>Floats from the channels of one place to those of the next while one sample is predicted.</summary>
    public int PositionStride => Padding.Of(Channels);

    /// <summary>Floats of one sample, or one step, while it is predicted.</summary>
    public int RowStride => IsPacked ? Size : Positions * PositionStride;

    /// <summary>Floats of one sample in training.</summary>
    public int TrainingStride => IsVector ? Steps * RowStride : Size;

    /// <summary>The expression of how many rows the samples of a chunk make of a vector in training.</summary>
    public string TrainingRows => IsSequence ? "stepRows" : "rows";

    /// <summary>The expression of how many floats the samples of a chunk take in training.</summary>
    public string TrainingCount(Lanes lanes) =>
        IsVector ? $"{Support.Invariant.Text(RowStride)} * (nint){TrainingRows}" : $"{Support.Invariant.Text(Size * lanes.Count)} * (nint)groups";
}
