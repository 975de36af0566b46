namespace StaticNet.Generic;

/// <summary>
/// How a window slides along one axis: output o sees the inputs o * Stride - Before + tap * Dilation, of which those outside the input are padding.
/// </summary>
/// <param name="Input">The number of inputs.</param>
/// <param name="Window">The number of taps.</param>
/// <param name="Stride">How far the window moves from one output to the next.</param>
/// <param name="Dilation">How far apart neighbouring taps are.</param>
/// <param name="Before">How much padding stands before the input.</param>
/// <param name="Output">The number of outputs.</param>
internal readonly record struct WindowAxis(int Input, int Window, int Stride, int Dilation, int Before, int Output)
{
    /// <summary>The axis that a signal lacks.</summary>
    public static readonly WindowAxis Single = new(1, 1, 1, 1, 0, 1);

    /// <summary>How many inputs stand behind the last window; below 0 where it ends in the padding.</summary>
    public int Uncovered => Input + Before - ((Output - 1) * Stride) - ((Window - 1) * Dilation) - 1;

    /// <summary>An axis by what attributes say.</summary>
    /// <exception cref="ArgumentException">The window is larger than the padded input, or a number is out of its range.</exception>
    public static WindowAxis Create(int input, int window, int stride, int dilation, int padding)
    {
        if (window < 1 || stride < 1 || dilation < 1 || padding < Padding.Same)
        {
            throw new ArgumentException($"A window of {window}, stride {stride}, dilation {dilation} and padding {padding} cannot be.", "layers");
        }

        int span = ((window - 1) * dilation) + 1;
        if (padding == Padding.Same)
        {
            int same = (input + stride - 1) / stride;
            return new WindowAxis(input, window, stride, dilation, Math.Max(0, ((same - 1) * stride) + span - input) / 2, same);
        }

        int room = input + (2 * padding) - span;
        return room >= 0
            ? new WindowAxis(input, window, stride, dilation, padding, (room / stride) + 1)
            : throw new ArgumentException($"A window that spans {span} is larger than {input} inputs with a padding of {padding}.", "layers");
    }

    /// <summary>The input that a tap of the window of an output sees.</summary>
    public int At(int output, int tap) => (output * Stride) - Before + (tap * Dilation);

    /// <summary>The outputs for which a tap lies inside the input: the first, and the first behind them.</summary>
    public (int First, int End) Inside(int tap)
    {
        int shift = (tap * Dilation) - Before;
        int first = shift >= 0 ? 0 : (Stride - 1 - shift) / Stride;
        int last = Input - 1 - shift;
        int end = last < 0 ? 0 : Math.Min(Output, (last / Stride) + 1);
        return first < end ? (first, end) : (0, 0);
    }

    /// <summary>The inputs that an output of a window without gaps sees, padding left out: the first, and the first behind them.</summary>
    public (int First, int End) Seen(int output)
    {
        int start = (output * Stride) - Before;
        return (Math.Max(0, start), Math.Min(Input, start + Window));
    }
}
