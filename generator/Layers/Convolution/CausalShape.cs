using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A convolution over the steps of a sequence in numbers: an output sees its own step and, <see cref="Dilation"/> steps apart, earlier ones. Weights are
/// [tap][input of the group][output].
/// </summary>
internal sealed record CausalShape(int Inputs, int Outputs, int Groups, int Taps, int Dilation)
{
    /// <summary>Input channels that each output sees.</summary>
    public int GroupInputs => Inputs / Groups;

    /// <summary>Outputs of each group.</summary>
    public int GroupOutputs => Outputs / Groups;

    /// <summary>How many steps it looks back.</summary>
    public int Reach => (Taps - 1) * Dilation;

    /// <summary>Inputs of one window.</summary>
    public int Window => Taps * Inputs;

    /// <summary>Floats of one window.</summary>
    public int WindowStride => Padding.Of(Window);

    /// <summary>Floats of one row of inputs.</summary>
    public int InputStride => Padding.Of(Inputs);

    /// <summary>Floats of the weights of one input.</summary>
    public int OutputStride => Padding.Of(Outputs);

    /// <summary>Floats of all weights.</summary>
    public int Extent => Taps * GroupInputs * OutputStride;

    /// <summary>Floats of a ring of inputs and the number of its oldest; none where it only sees its own step.</summary>
    public int StateFloats => Reach == 0 ? 0 : (Reach * InputStride) + 4;

    public bool IsDepthwise => GroupInputs == 1 && GroupOutputs == 1 && Groups > 1;
}
