namespace StaticNet.Tests.Training;

internal static class TestSamples
{
    /// <summary>Inputs 0, 1, 2, ... of one float, each with its own number as target.</summary>
    public static Samples Numbered(int count)
    {
        float[] numbers = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Samples.WithTargets(numbers, 1, numbers, 1);
    }

    /// <summary>y0 = 2 a - b + 0.5, y1 = a + 3 b - 1 on a grid.</summary>
    public static Samples Line(int count = 50)
    {
        var inputs = new float[count * 2];
        var targets = new float[count * 2];
        for (int i = 0; i < count; i++)
        {
            float a = ((i * 7 % 11) - 5) / 5f;
            float b = ((i * 5 % 13) - 6) / 6f;
            (inputs[2 * i], inputs[(2 * i) + 1]) = (a, b);
            (targets[2 * i], targets[(2 * i) + 1]) = ((2f * a) - b + 0.5f, a + (3f * b) - 1f);
        }

        return Samples.WithTargets(inputs, 2, targets, 2);
    }

    /// <summary>Three classes by which of two numbers is greater, or neither is above zero.</summary>
    public static Samples Classes(int count = 60)
    {
        Samples line = Line(count);
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            (float a, float b) = (line.Inputs[2 * i], line.Inputs[(2 * i) + 1]);
            labels[i] = a + b < 0f ? 2 : a > b ? 0 : 1;
        }

        return Samples.WithLabels(line.Inputs.ToArray(), 2, labels);
    }
}
