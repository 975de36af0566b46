namespace StaticNet.Benchmarks;

/// <summary>Memory whose reading is timed.</summary>
internal sealed class ReadMemory
{
    // What fits every first-level cache, with room for what else is in use.
    private const int FirstLevelBytes = 16 * 1024;

    private const int BytesInSlice = 1024 * 1024;

    private readonly AlignedBuffer? buffer;
    private readonly INetwork? network;

    private ReadMemory(INetwork network)
    {
        this.network = network;
        Bytes = network.Parameters.Length * sizeof(float);
    }

    private ReadMemory(int floats)
    {
        // Memory that was never written is one page of zeros at many addresses, which caches are slow with.
        buffer = new AlignedBuffer(floats);
        buffer.Span.Fill(1f);
        Bytes = floats * sizeof(float);
    }

    /// <summary>The number of bytes.</summary>
    public int Bytes { get; }

    /// <summary>How often it is read in a slice.</summary>
    public int Passes => Math.Max(2, BytesInSlice / Math.Max(1, Bytes));

    /// <summary>The floats.</summary>
    public ReadOnlySpan<float> Floats => buffer is null ? network!.Parameters : buffer.ReadOnlySpan;

    /// <summary>Memory of its own that stays in the first-level cache.</summary>
    public static ReadMemory FirstLevel() => new(FirstLevelBytes / sizeof(float));

    /// <summary>
    /// The parameters of a network where they lie: two copies would have to share the cache. But where it prepares something from them, taking them
    /// would let it prepare again, and a copy is read.
    /// </summary>
    public static ReadMemory ParametersOf(INetwork network) =>
        network.StatisticTensors.Count == 0 ? new(network) : new(network.Parameters.Length);
}
