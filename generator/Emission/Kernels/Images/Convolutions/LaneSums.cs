using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>The sums of a tile of a gradient: a vector for each unit and each of what it is multiplied with.</summary>
internal sealed class LaneSums(Lanes lanes, int units, int width)
{
    public static string Name(int unit, int other) => $"a{Invariant.Text(unit)}_{Invariant.Text(other)}";

    public void EmitZero(CodeWriter code)
    {
        for (int i = 0; i < units; i++)
        {
            for (int j = 0; j < width; j++)
            {
                code.Line($"{lanes.Type} {Name(i, j)} = {lanes.Zero};");
            }
        }
    }

    /// <summary>Adds the sums across lanes of one of the others to floats that are neighbours.</summary>
    public void EmitAdd(CodeWriter code, int other, string reference, int offset)
    {
        int i = 0;
        for (; i + 4 <= units; i += 4)
        {
            string four = string.Join(", ", Enumerable.Range(i, 4).Select(unit => Name(unit, other)));
            string sum = $"VectorMath.SumAcross({four}) + {Lanes.Four.Load(reference, offset + i)}";
            code.Line(Lanes.Four.Store(sum, reference, offset + i));
        }

        for (; i < units; i++)
        {
            code.Line($"{References.Element(reference, offset + i)} += VectorMath.SumAcross({Name(i, other)});");
        }
    }
}
