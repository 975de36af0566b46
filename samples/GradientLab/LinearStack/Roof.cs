namespace GradientLab;

/// <summary>What the networks are to learn: a roof with a fold along x = 0 over a slope, z = |x| + y / 2.</summary>
internal static class Roof
{
    /// <summary>The height over a place.</summary>
    public static float At(float x, float y) => MathF.Abs(x) + (y / 2);

    /// <summary>Places in rows, from -reach to reach both ways: x and y of each, one after another.</summary>
    /// <param name="perSide">How many in a row, and how many rows.</param>
    /// <param name="reach">How far they go.</param>
    public static float[] Places(int perSide, float reach)
    {
        var places = new float[perSide * perSide * 2];
        for (int i = 0; i < perSide * perSide; i++)
        {
            places[2 * i] = Along(i % perSide);
            places[(2 * i) + 1] = Along(i / perSide);
        }

        return places;

        float Along(int index) => reach * ((2f * index / (perSide - 1)) - 1);
    }

    /// <summary>The height over each place.</summary>
    /// <param name="places">x and y of each, one after another.</param>
    public static float[] Heights(ReadOnlySpan<float> places)
    {
        var heights = new float[places.Length / 2];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = At(places[2 * i], places[(2 * i) + 1]);
        }

        return heights;
    }
}
