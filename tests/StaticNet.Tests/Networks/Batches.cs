namespace StaticNet.Tests.Networks;

/// <summary>Random samples for tests.</summary>
internal static class Batches
{
    /// <summary>Floats in [-1, 1).</summary>
    public static float[] Uniform(Random random, int count)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = (random.NextSingle() * 2f) - 1f;
        }

        return values;
    }

    /// <summary>Class numbers from 0 and below the number of classes.</summary>
    public static int[] Labels(Random random, int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];

    /// <summary>The same numbers in double precision.</summary>
    public static double[] Doubles(ReadOnlySpan<float> values)
    {
        var doubles = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            doubles[i] = values[i];
        }

        return doubles;
    }

    /// <summary>Targets that a loss of this kind takes, one row for each sample.</summary>
    public static float[] Targets(TargetKind kind, Random random, int count, int width)
    {
        float[] targets = Uniform(random, count * width);
        if (kind == TargetKind.Values)
        {
            return targets;
        }

        foreach (ref float y in targets.AsSpan())
        {
            y = Math.Abs(y);
        }

        for (int row = 0; kind == TargetKind.Classes && row < count; row++)
        {
            Span<float> part = targets.AsSpan(row * width, width);
            float sum = System.Numerics.Tensors.TensorPrimitives.Sum<float>(part);
            foreach (ref float y in part)
            {
                y /= sum;
            }
        }

        return targets;
    }
}
