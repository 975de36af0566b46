using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Floats that follow each other, of which only the first ones of each period count: a padded row, or an image with padded channels. It is cut into vectors with
/// the mask of each; the first of them, as far as they are alike, go several at once.
/// </summary>
internal sealed class MaskedRun
{
    private readonly List<(Piece Piece, string? Mask)> pieces = [];
    private readonly int most;

    /// <param name="length">The floats, a multiple of 4.</param>
    /// <param name="period">The length of a period.</param>
    /// <param name="valid">How many of a period count.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="most">How many vectors go at once.</param>
    public MaskedRun(int length, int period, int valid, Lanes lanes, int most)
    {
        this.most = most;
        for (int offset = 0; offset < length;)
        {
            while (lanes.Count > length - offset)
            {
                lanes = lanes.Narrower;
            }

            pieces.Add((new Piece(offset, lanes, lanes.Count), MaskAt(offset, lanes, period, valid)));
            offset += lanes.Count;
        }
    }

    /// <summary>The widths that occur.</summary>
    public IEnumerable<Lanes> Widths => pieces.Select(each => each.Piece.Lanes).Distinct();

    // Vectors that a loop takes.
    private int Alike => pieces.TakeWhile(each => each.Piece.Lanes == pieces[0].Piece.Lanes && each.Mask == pieces[0].Mask).Count();

    /// <summary>Declares a sum over the run.</summary>
    public RunningSums DeclareSums(CodeWriter code, string name) =>
        RunningSums.Declare(code, name, Widths.Select(width => (width, width == pieces[0].Piece.Lanes ? VectorRun.Slots(Alike, most) : 1)));

    /// <summary>Writes the body for every vector, within a scope of its own.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="start">The index of the first float.</param>
    /// <param name="body">It gets the width, the slot, a function that turns a reference to the run into one to its vector, and the mask or null.</param>
    public void Emit(CodeWriter code, string start, Action<Lanes, int, Func<string, string>, string?> body)
    {
        Lanes lanes = pieces[0].Piece.Lanes;
        VectorRun.Emit(code, Alike, VectorRun.Slots(Alike, most), [new RunIndex("i", start, lanes.Count)], slot =>
            body(lanes, slot, reference => References.Element(reference, "i", slot * lanes.Count), pieces[0].Mask));
        foreach ((Piece piece, string? mask) in pieces.Skip(Alike))
        {
            using (code.OpenScope())
            {
                body(piece.Lanes, 0, reference => References.Element(reference, start, piece.Offset), mask);
            }
        }
    }

    private static string? MaskAt(int offset, Lanes lanes, int period, int valid)
    {
        bool[] counts = [.. Enumerable.Range(offset, lanes.Count).Select(at => at % period < valid)];
        return counts.All(each => each)
            ? null
            : $"{lanes.Class}.Create({string.Join(", ", counts.Select(each => each ? "-1" : "0"))}).AsSingle()";
    }
}
