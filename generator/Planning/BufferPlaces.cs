namespace StaticNet.Generator.Planning;

/// <summary>Puts buffers that are not wanted at the same time into the same memory.</summary>
/// <param name="granularity">What places begin at multiples of.</param>
internal sealed class BufferPlaces(int granularity)
{
    private readonly List<(int Offset, int Length, int From, int Until)> taken = [];

    /// <summary>The floats that all of them take.</summary>
    public int Length { get; private set; }

    /// <summary>Takes a place that is not in use from one moment until another, both included.</summary>
    public int Take(int length, int from, int until)
    {
        if (length == 0)
        {
            return 0;
        }

        int rounded = (length + granularity - 1) / granularity * granularity;
        int offset = 0;
        foreach ((int otherOffset, int otherLength, _, _) in taken
            .Where(other => other.From <= until && other.Until >= from)
            .OrderBy(other => other.Offset))
        {
            if (offset + rounded <= otherOffset)
            {
                break;
            }

            offset = Math.Max(offset, otherOffset + otherLength);
        }

        taken.Add((offset, rounded, from, until));
        Length = Math.Max(Length, offset + rounded);
        return offset;
    }
}
