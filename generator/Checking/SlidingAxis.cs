namespace StaticNet.Generator.Checking;

/// <summary>
/// How a window slides along one axis: output o sees the inputs o * Stride - Before + k * Dilation, k below Kernel. Those outside the input are padding.
/// </summary>
/// <param name="Input">The size of the input.</param>
/// <param name="Kernel">The number of taps.</param>
/// <param name="Stride">From one output to the next.</param>
/// <param name="Dilation">From one tap to the next.</param>
/// <param name="Before">Padding before the input.</param>
/// <param name="After">Padding behind it.</param>
internal readonly record struct SlidingAxis(int Input, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>An axis along which there is nothing to slide: the second one of a signal.</summary>
    public static readonly SlidingAxis One = new(1, 1, 1, 1, 0, 0);

    private const int Same = -1;

    /// <summary>How far the first and the last tap are apart, and one more; long because nothing bounds what was declared.</summary>
    public long Span => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>The number of outputs; below 1 where the window is larger than the padded input.</summary>
    public int Output => Span > Padded ? 0 : (int)Math.Min(int.MaxValue, ((Padded - Span) / Stride) + 1);

    /// <summary>The size of the input with its padding.</summary>
    public long Padded => (long)Input + Before + After;

    /// <summary>The inputs at the end that no window reaches, padding not counted.</summary>
    public long Unreached => (long)Input + Before - (((long)Output - 1) * Stride) - Span;

    /// <summary>The first output whose window begins inside the input, and the first behind it whose window no longer ends inside.</summary>
    public (int First, int End) Interior
    {
        get
        {
            var first = (int)Math.Min(Output, ((long)Before + Stride - 1) / Stride);
            long room = (long)Input + Before - Span;
            int end = room < 0 ? 0 : (int)Math.Min(Output, (room / Stride) + 1);
            return (first, Math.Max(first, end));
        }
    }

    /// <summary>
    /// Resolves a declared padding: a number of zeros on either side, or -1 for as many as make the output input / stride, rounded up. A dilation of one tap
    /// and a stride beyond the end mean nothing, however large they are, and are made small.
    /// </summary>
    public static SlidingAxis Make(int input, int kernel, int stride, int dilation, int padding)
    {
        dilation = kernel == 1 ? 1 : dilation;
        (long before, long after) = (padding, padding);
        if (padding == Same)
        {
            long outputs = ((long)input + stride - 1) / stride;
            long total = Math.Max(0, ((outputs - 1) * stride) + ((long)dilation * (kernel - 1)) + 1 - input);
            before = total / 2;
            after = total - before;
        }

        stride = (int)Math.Min(stride, input + before + after);
        return new SlidingAxis(input, kernel, stride, dilation, (int)Math.Min(int.MaxValue, before), (int)Math.Min(int.MaxValue, after));
    }
}

/// <summary>How a window slides over an image. A signal is an image of height 1.</summary>
internal sealed record SlidingWindow(SlidingAxis Rows, SlidingAxis Columns)
{
    /// <summary>The number of positions before.</summary>
    public int InputPositions => Rows.Input * Columns.Input;

    /// <summary>The number of positions after.</summary>
    public int OutputPositions => Rows.Output * Columns.Output;

    /// <summary>The number of taps.</summary>
    public int Taps => Rows.Kernel * Columns.Kernel;
}
