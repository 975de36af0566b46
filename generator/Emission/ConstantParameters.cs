using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Parameters that are known when code is written: literals where other code loads from memory.</summary>
/// <param name="values">All of them, as predictions read them, with their padding.</param>
internal sealed class ConstantParameters(float[] values)
{
    /// <summary>The parameter at a place.</summary>
    public string Element(int offset) => Invariant.Exact(values[offset]);

    /// <summary>A vector of parameters, of all lanes of a piece; the offset is that of the row.</summary>
    public string Load(Piece piece, int offset)
    {
        Lanes lanes = piece.Lanes;
        float[] all = new float[lanes.Count];
        Array.Copy(values, piece.Offset + offset, all, 0, lanes.Count);
        string[] items = [.. all.Select(Invariant.Exact)];
        return items.Any(item => item != items[0]) ? $"{lanes.Class}.Create({string.Join(", ", items)})"
            : items[0] == "0f" ? lanes.Zero
            : lanes.Broadcast(items[0]);
    }
}
