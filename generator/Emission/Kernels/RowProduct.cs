using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// y = x W + b for one row x: each input is broadcast and multiplied into accumulators that hold all outputs of a block.
/// A block with few vectors takes several inputs at once into separate sums, so that additions need not wait for each other.
/// </summary>
/// <param name="depth">The number of inputs.</param>
/// <param name="stride">Floats from the weights of one input to those of the next.</param>
internal sealed class RowProduct(int depth, int stride)
{
    // Two multiply-adds a cycle, each four cycles long, keep the units busy.
    private const int SumsInFlight = 8;

    // Above this many multiply-adds a loop is as fast as straight code, and short.
    private const int MostUnrolled = 160;

    /// <summary>Whether a block of so many vectors is written without a loop, so that its inputs may be in registers.</summary>
    public bool IsUnrolled(int vectors) => depth * vectors <= MostUnrolled;

    /// <summary>Writes one block and returns its sums.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="prefix">What the sums' names begin with.</param>
    /// <param name="pieces">The vectors of the block, their offsets counted from its beginning.</param>
    /// <param name="start">The beginning of the block within a row: a variable or a number.</param>
    /// <param name="x">The variable that refers to the inputs.</param>
    /// <param name="weights">The variable that refers to the first weight.</param>
    /// <param name="weightOffset">Where the weights begin after it; the offsets of the pieces come on top.</param>
    /// <param name="bias">Where a sum begins, for each piece.</param>
    /// <param name="inputs">The inputs in registers, or null; then x is not needed where <see cref="IsUnrolled"/>.</param>
    /// <param name="isBackwards">Whether straight code takes the last input first.</param>
    /// <param name="constants">The parameters where they become part of the code, which is straight then, with sums in the order of a loop where one would be; or null.</param>
    public Registers Emit(
        CodeWriter code,
        string prefix,
        IReadOnlyList<Piece> pieces,
        string start,
        string? x,
        string weights,
        int weightOffset,
        Func<Piece, string> bias,
        Registers? inputs = null,
        bool isBackwards = false,
        ConstantParameters? constants = null)
    {
        bool isUnrolled = IsUnrolled(pieces.Count);
        int streams = Streams(pieces.Count);

        // Written out, a further sum begins with its first product; in a loop it begins with zero.
        for (int s = 0; s < (isUnrolled ? 1 : streams); s++)
        {
            for (int i = 0; i < pieces.Count; i++)
            {
                string begin = s == 0 ? bias(pieces[i]) : pieces[i].Lanes.Zero;
                code.Line($"{pieces[i].Lanes.Type} {Sum(prefix, s, i)} = {begin};");
            }
        }

        if (isUnrolled || constants is not null)
        {
            LaneBroadcasts? lanes = inputs is null || !isUnrolled ? null : new LaneBroadcasts(code, prefix, inputs, pieces[0].Lanes);
            for (int i = 0; i < depth; i++)
            {
                int k = isBackwards && isUnrolled ? depth - 1 - i : i;
                bool begins = isUnrolled && i > 0 && i < streams;
                string input = lanes?.Of(k) ?? pieces[0].Lanes.Broadcast(References.Element(x!, k));
                EmitInput(code, prefix, pieces, i % streams, input, $"{prefix}x{k}", References.Element(weights, start), weightOffset + (k * stride), begins, constants);
            }
        }
        else
        {
            EmitLoop(code, prefix, pieces, start, streams, x!, weights, weightOffset);
        }

        // In pairs, so that few additions wait for another.
        for (int distance = 1; distance < streams; distance *= 2)
        {
            for (int s = 0; s + distance < streams; s += 2 * distance)
            {
                for (int i = 0; i < pieces.Count; i++)
                {
                    code.Line($"{Sum(prefix, s, i)} += {Sum(prefix, s + distance, i)};");
                }
            }
        }

        return new Registers(pieces, [.. Enumerable.Range(0, pieces.Count).Select(i => Sum(prefix, 0, i))]);
    }

    // As many separate sums as make it short: multiply-adds wait four cycles for each other, additions three, and each costs an instruction.
    private int Streams(int pieces)
    {
        int best = 1;
        for (int streams = 2; streams <= Math.Min(depth, SumsInFlight / pieces); streams++)
        {
            best = Cost(streams) < Cost(best) ? streams : best;
        }

        return best;

        int Cost(int streams)
        {
            int levels = 0;
            for (; 1 << levels < streams; levels++)
            {
            }

            return (4 * ((depth + streams - 1) / streams)) + (3 * levels) + ((streams - 1) * pieces);
        }
    }

    private static string Sum(string prefix, int stream, int piece) => stream == 0 ? $"{prefix}{piece}" : $"{prefix}{piece}_{stream}";

    private static void EmitInput(CodeWriter code, string prefix, IReadOnlyList<Piece> pieces, int stream, string input, string broadcast, string weights, int offset, bool begins = false, ConstantParameters? constants = null)
    {
        Lanes widest = pieces[0].Lanes;
        code.Line($"{widest.Type} {broadcast} = {input};");
        for (int i = 0; i < pieces.Count; i++)
        {
            string sum = Sum(prefix, stream, i);
            string factor = Broadcasts.Narrow(broadcast, widest, pieces[i].Lanes);
            string load = constants?.Load(pieces[i], offset) ?? pieces[i].Load(weights, offset);
            code.Line(begins
                ? $"{pieces[i].Lanes.Type} {sum} = {factor} * {load};"
                : $"{sum} = {pieces[i].Lanes.MultiplyAdd(factor, load, sum)};");
        }
    }

    private void EmitLoop(CodeWriter code, string prefix, IReadOnlyList<Piece> pieces, string start, int streams, string x, string weights, int weightOffset)
    {
        int whole = depth / streams * streams;
        code.Line(References.Declare($"{prefix}w", References.Element(weights, weightOffset)));
        using (code.Open($"for (nint k = 0; k < {Invariant.Text(whole)}; k += {Invariant.Text(streams)})"))
        {
            for (int s = 0; s < streams; s++)
            {
                EmitInput(code, prefix, pieces, s, pieces[0].Lanes.Broadcast(References.Element(x, "k", s)), $"{prefix}x{s}", References.Element($"{prefix}w", start), s * stride);
            }

            code.Line(References.Advance($"{prefix}w", streams * stride));
        }

        for (int k = whole; k < depth; k++)
        {
            EmitInput(code, prefix, pieces, k - whole, pieces[0].Lanes.Broadcast(References.Element(x, k)), $"{prefix}t{k - whole}", References.Element($"{prefix}w", start), (k - whole) * stride);
        }
    }
}
