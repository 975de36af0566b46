using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>A copy of all that training changes in a network: its parameters and its statistics.</summary>
internal sealed class NetworkValues
{
    private readonly AlignedBuffer parameters;
    private readonly AlignedBuffer statistics;

    /// <summary>Makes room for the values of a network; all zero.</summary>
    public NetworkValues(INetwork network)
    {
        parameters = new AlignedBuffer(network.Parameters.Length);
        statistics = new AlignedBuffer(network.Statistics.Length);
    }

    /// <summary>Copies the values of the network; false where one is not finite.</summary>
    public bool CopyFrom(INetwork network) => CopyIsFinite(network.Parameters, parameters.Span) & CopyIsFinite(network.Statistics, statistics.Span);

    /// <summary>Whether all values of a network are finite.</summary>
    public static bool AreFinite(INetwork network) => AreFinite(network.Parameters) && AreFinite(network.Statistics);

    /// <summary>Which values of a network are not finite, where some are not.</summary>
    public static string NotFinite(INetwork network) => AreFinite(network.Parameters) ? "running statistics" : "parameters";

    /// <summary>Puts the values back.</summary>
    public void CopyTo(INetwork network)
    {
        parameters.ReadOnlySpan.CopyTo(network.Parameters);
        statistics.ReadOnlySpan.CopyTo(network.Statistics);
    }

    /// <summary>The values in the shapes of the network's tensors.</summary>
    public IEnumerable<ParameterTensor> TensorsLike(INetwork network) =>
        network.Tensors.Select(tensor => new ParameterTensor(tensor.Layout, parameters)).Concat(network.StatisticTensors.Select(tensor => new ParameterTensor(tensor.Layout, statistics)));

    // To copy at once and to look later, while the copied are at hand, is faster than both in one loop.
    private static bool CopyIsFinite(ReadOnlySpan<float> source, Span<float> destination)
    {
        source.CopyTo(destination);
        return AreFinite(source);
    }

    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        ref float start = ref MemoryMarshal.GetReference(values);

        // Infinities and NaN, and nothing else, have an exponent of all ones.
        var exponent = new Vector<int>(0x7F80_0000);
        var bad = Vector<int>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            bad |= Vector.Equals(Vector.AsVectorInt32(Vector.LoadUnsafe(ref start, (nuint)i)) & exponent, exponent);
        }

        bool finite = bad == Vector<int>.Zero;
        for (; i < values.Length; i++)
        {
            finite &= float.IsFinite(values[i]);
        }

        return finite;
    }
}
