using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>Hands out places in the flat parameters, each at the beginning of a cache line.</summary>
internal sealed class ParameterAllocator(int length = 0)
{
    public int Length { get; private set; } = length;

    public int Take(int length)
    {
        int offset = Length;
        Length += Padding.ToLine(length);
        return offset;
    }
}
