using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// The newest parameters known to be good: finite, and with a finite loss. A copy taken before a step is only a candidate
/// until the loss of that step is known, so there are two copies that change places.
/// </summary>
internal sealed class GoodParameters
{
    private float[] good;
    private float[] candidate;
    private bool candidateIsFinite;

    public GoodParameters(int length)
    {
        good = new float[length];
        candidate = new float[length];
    }

    /// <summary>Remembers parameters whose loss is not known yet; false where they are not finite, which an activation may hide from the loss.</summary>
    public bool Propose(ReadOnlySpan<float> parameters)
    {
        candidateIsFinite = CopyIsFinite(parameters, candidate);
        return candidateIsFinite;
    }

    /// <summary>Takes the candidate over, its loss being finite; false where it is not finite itself.</summary>
    public bool Confirm()
    {
        if (candidateIsFinite)
        {
            (good, candidate) = (candidate, good);
        }

        return candidateIsFinite;
    }

    public void Restore(Span<float> parameters) => good.CopyTo(parameters);

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
