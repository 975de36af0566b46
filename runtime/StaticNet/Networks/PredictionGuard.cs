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

    /// <summary>The number of steps of one stream, if both lengths fit it.</summary>
    /// <param name="inputs">Floats given.</param>
    /// <param name="stepInputSize">Floats of one step.</param>
    /// <param name="outputs">Floats there is room for.</param>
    /// <param name="stepOutputSize">Floats predicted for one step.</param>
    /// <param name="isSequence">Whether outputs come for each step, and not for the last only.</param>
    /// <exception cref="ArgumentException">No step, or a length that does not fit.</exception>
    public static int Steps(int inputs, int stepInputSize, int outputs, int stepOutputSize, bool isSequence)
    {
        (int steps, int rest) = Math.DivRem(inputs, stepInputSize);
        if (steps == 0 || rest != 0)
        {
            throw new ArgumentException(
                inputs == 0
                    ? $"At least one step of {stepInputSize} floats is expected, but the inputs are empty."
                    : $"A step has {stepInputSize} floats, but {inputs} were given, which is not a multiple of it.",
                nameof(inputs));
        }

        long expected = isSequence ? (long)steps * stepOutputSize : stepOutputSize;
        if (outputs != expected)
        {
            string each = isSequence ? $"{stepOutputSize} each" : "those of the last only";
            throw new ArgumentException($"{steps} steps give {expected} outputs ({each}), but there is room for {outputs}.", nameof(outputs));
        }

        return steps;
    }

    /// <summary>Checks that there is a length for each sample, and that it is one.</summary>
    /// <param name="lengths">The number of valid steps of each sample.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="steps">The number of steps there is room for in a sample.</param>
    /// <exception cref="ArgumentException">Another number of lengths than samples, or a length below 0 or above the steps.</exception>
    public static void Lengths(ReadOnlySpan<int> lengths, int count, int steps)
    {
        if (lengths.Length != count)
        {
            throw new ArgumentException($"{count} samples have {count} lengths, but {lengths.Length} were given.", nameof(lengths));
        }

        for (int i = 0; i < lengths.Length; i++)
        {
            if ((uint)lengths[i] > (uint)steps)
            {
                throw new ArgumentException($"Lengths run from 0 to {steps} steps, but sample {i} has {lengths[i]}.", nameof(lengths));
            }
        }
    }
}
