using System.ComponentModel;

namespace StaticNet;

/// <summary>What must hold of the arguments of Predict. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PredictionGuard
{
    /// <summary>The number of samples, if both lengths fit it.</summary>
    /// <param name="inputs">Floats given.</param>
    /// <param name="inputSize">Floats of one sample.</param>
    /// <param name="outputs">Floats there is room for.</param>
    /// <param name="outputSize">Floats predicted for one sample.</param>
    /// <exception cref="ArgumentException">No sample, or a length that does not fit.</exception>
    public static int Count(int inputs, int inputSize, int outputs, int outputSize)
    {
        (int count, int rest) = Math.DivRem(inputs, inputSize);
        if (count == 0 || rest != 0)
        {
            throw new ArgumentException(
                inputs == 0
                    ? $"At least one sample of {inputSize} floats is expected, but the inputs are empty."
                    : $"A sample has {inputSize} floats, but {inputs} were given, which is not a multiple of it.",
                nameof(inputs));
        }

        if (outputs != (long)count * outputSize)
        {
            throw new ArgumentException($"{count} samples give {(long)count * outputSize} outputs ({outputSize} each), but there is room for {outputs}.", nameof(outputs));
        }

        return count;
    }
}
