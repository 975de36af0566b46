namespace StaticNet;

/// <summary>Fills parameters as <see cref="Initializer"/> says.</summary>
public static class ParameterInitializer
{
    /// <summary>
    /// Fills the values of a tensor, the last index running fastest, so that the same state of the random source gives the same
    /// values whatever the tensor's strides. Floats between the values, the padding, stay as they are.
    /// </summary>
    /// <param name="tensor">What to fill; its layout gives fan-in and fan-out.</param>
    /// <param name="initializer">How, resolved: not <see cref="Initializer.Default"/>.</param>
    /// <param name="scale">The standard deviation for Normal, the bound for Uniform, the value for Constant, the factor for Orthogonal; the others ignore it.</param>
    /// <param name="random">Where the values come from; Zeros and Constant draw nothing.</param>
    /// <exception cref="ArgumentException">
    /// The initializer is Default or unknown, the scale is not finite where it is used, or negative for Normal, Uniform or Orthogonal, or a
    /// fan that the initializer divides by is not positive; nothing was changed or drawn.
    /// </exception>
    public static void Fill(ParameterTensor tensor, Initializer initializer, float scale, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(random);
        double spread = SpreadOf(tensor, initializer, scale);
        var values = new float[tensor.Length];
        switch (initializer)
        {
            case Initializer.Zeros:
                break;
            case Initializer.Constant:
                values.AsSpan().Fill(scale);
                break;
            case Initializer.Orthogonal:
                // A matrix for each block of the first dimension: [its share of the first, all others].
                int columns = tensor.Length / tensor.Shape[0];
                int block = tensor.Length / tensor.Layout.Blocks;
                for (int first = 0; first < values.Length; first += block)
                {
                    OrthogonalMatrix.Fill(values.AsSpan(first, block), columns, scale, random);
                }

                break;
            case Initializer.Uniform or Initializer.XavierUniform or Initializer.HeUniform:
                foreach (ref float value in values.AsSpan())
                {
                    value = (float)(spread * ((2 * random.NextDouble()) - 1));
                }

                break;
            default:
                foreach (ref float value in values.AsSpan())
                {
                    value = (float)(spread * random.NextNormal());
                }

                break;
        }

        tensor.CopyFrom(values);
    }

    /// <summary>Adds a value to some neighbours, such as the biases of one gate.</summary>
    /// <param name="tensor">What to change.</param>
    /// <param name="first">The first of them, counted from 0 with the last index running fastest.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="value">What is added to each.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them are values of the tensor; nothing was changed.</exception>
    public static void Add(ParameterTensor tensor, int first, int count, float value)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (first < 0 || count < 0 || first > tensor.Length - count)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{tensor} has {tensor.Length} values, but {count} from {first} on were asked for.");
        }

        float[] values = tensor.ToArray();
        foreach (ref float changed in values.AsSpan(first, count))
        {
            changed += value;
        }

        tensor.CopyFrom(values);
    }

    /// <summary>The standard deviation, or the bound of the uniform ones, or the factor of the orthogonal one.</summary>
    private static double SpreadOf(ParameterTensor tensor, Initializer initializer, float scale)
    {
        int fanIn = tensor.Layout.FanIn;
        int fanOut = tensor.Layout.FanOut;
        return initializer switch
        {
            Initializer.Zeros => 0,
            Initializer.Constant => CheckScale(initializer, scale, least: float.MinValue),
            Initializer.Normal or Initializer.Uniform or Initializer.Orthogonal => CheckScale(initializer, scale, least: 0),
            Initializer.XavierNormal => Math.Sqrt(2.0 / CheckFan(tensor, "fan-in + fan-out", (double)fanIn + fanOut)),
            Initializer.XavierUniform => Math.Sqrt(6.0 / CheckFan(tensor, "fan-in + fan-out", (double)fanIn + fanOut)),
            Initializer.HeNormal => Math.Sqrt(2.0 / CheckFan(tensor, "fan-in", fanIn)),
            Initializer.HeUniform => Math.Sqrt(6.0 / CheckFan(tensor, "fan-in", fanIn)),
            Initializer.LeCunNormal => Math.Sqrt(1.0 / CheckFan(tensor, "fan-in", fanIn)),
            _ => throw new ArgumentException($"The initializer of {tensor} must be one that says how to fill it, but is {initializer}.", nameof(initializer)),
        };
    }

    private static double CheckScale(Initializer initializer, float scale, float least)
    {
        if (!float.IsFinite(scale) || scale < least)
        {
            string expected = least == 0 ? "finite and not negative" : "finite";
            throw new ArgumentException($"The scale of {initializer} must be {expected}, but is {scale}.", nameof(scale));
        }

        return scale;
    }

    private static double CheckFan(ParameterTensor tensor, string name, double fan) =>
        fan > 0 ? fan : throw new ArgumentException($"The {name} of {tensor} must be positive, but is {fan}.", nameof(tensor));
}
