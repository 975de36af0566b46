namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// What a recurrent layer keeps for its way back, and where: floats for each sample, of which those of a step and of a sample follow each other, [step][sample].
/// </summary>
internal sealed class RecurrentPlaces
{
    public RecurrentPlaces(RecurrentShape shape)
    {
        RecurrentCell cell = shape.Cell;
        Gates = Take(shape.Steps * shape.GateStride);
        Sums = Take((cell.KeepsLastSumsApart ? shape.Steps : 1) * shape.GateStride);
        Before = Take(shape.Stride);
        Carry = Take(shape.Stride);
        Memory = Take(cell.HasMemory ? (shape.Steps + 1) * shape.Stride : 0);
        Bounded = Take(cell.HasMemory ? shape.Steps * shape.Stride : 0);
        MemoryDelta = Take(cell.HasMemory ? shape.Stride : 0);
    }

    /// <summary>The gates of all steps; going back, the gradients of their sums.</summary>
    public int Gates { get; }

    /// <summary>What the outputs before give to the gates: of all steps where the last gate keeps it apart, and gradients going back; else of one step.</summary>
    public int Sums { get; }

    /// <summary>The outputs before the first step.</summary>
    public int Before { get; }

    /// <summary>Going back, the gradient of the outputs of a step.</summary>
    public int Carry { get; }

    /// <summary>The memory cells before the first step and after each.</summary>
    public int Memory { get; }

    /// <summary>Their tanh after each step.</summary>
    public int Bounded { get; }

    /// <summary>Going back, the gradient of the memory cells.</summary>
    public int MemoryDelta { get; }

    /// <summary>Floats for each sample.</summary>
    public int Floats { get; private set; }

    private int Take(int floats)
    {
        int place = Floats;
        Floats += floats;
        return place;
    }
}
