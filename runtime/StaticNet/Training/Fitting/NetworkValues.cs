using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>A copy of all that training changes in a network: its parameters and its statistics.</summary>
internal sealed class NetworkValues
{
    private readonly float[] parameters;
    private readonly float[] statistics;

    /// <summary>Makes room for the values of a network; all zero.</summary>
    public NetworkValues(INetwork network)
    {
        parameters = new float[network.Parameters.Length];
        statistics = new float[network.Statistics.Length];
    }

    /// <summary>Copies the values of the network; false where one is not finite.</summary>
    public bool CopyFrom(INetwork network) => CopyIsFinite(network.Parameters, parameters) & CopyIsFinite(network.Statistics, statistics);

    /// <summary>Which values of a network are not finite, where some are not.</summary>
    public static string NotFinite(INetwork network)
    {
        foreach (float parameter in network.Parameters)
        {
            if (!float.IsFinite(parameter))
            {
                return "parameters";
            }
        }

        return "running statistics";
    }

    /// <summary>Puts the values back.</summary>
    public void CopyTo(INetwork network)
    {
        parameters.CopyTo(network.Parameters);
        statistics.CopyTo(network.Statistics);
    }

    private static bool CopyIsFinite(ReadOnlySpan<float> source, float[] destination)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetArrayDataReference(destination);

        // Infinities and NaN, and nothing else, have an exponent of all ones.
        var exponent = new Vector<int>(0x7F80_0000);
        var bad = Vector<int>.Zero;
        int i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref from, (nuint)i);
            value.StoreUnsafe(ref to, (nuint)i);
            bad |= Vector.Equals(Vector.AsVectorInt32(value) & exponent, exponent);
        }

        bool finite = bad == Vector<int>.Zero;
        for (; i < source.Length; i++)
        {
            float value = Unsafe.Add(ref from, i);
            Unsafe.Add(ref to, i) = value;
            finite &= float.IsFinite(value);
        }

        return finite;
    }
}
