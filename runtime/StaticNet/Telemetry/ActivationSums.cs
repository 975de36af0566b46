using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// What is added up of the values of a layer, in the workspace of a pass. Sums are of distances from the first value, so that little is lost where values are
/// far from zero and close together, and nothing where all are the same.
/// </summary>
internal struct ActivationSums
{
    /// <summary>The floats it takes in a workspace: a cache line.</summary>
    public const int Floats = 16;

    private double count;
    private double origin;
    private double sum;
    private double squares;
    private double saturated;

    /// <summary>The number of values.</summary>
    public readonly double Count => count;

    /// <summary>How many of them were saturated.</summary>
    public readonly double Saturated => saturated;

    /// <summary>From where distances are taken.</summary>
    public readonly double Origin => origin;

    public readonly double Mean => origin + (sum / count);

    /// <summary>The standard deviation over all values, divided by their number.</summary>
    public readonly double Deviation
    {
        get
        {
            double distance = sum / count;
            return Math.Sqrt(Math.Max(0d, (squares / count) - (distance * distance)));
        }
    }

    /// <summary>The sums at a place of a workspace, which begins at a multiple of 16 floats.</summary>
    public static ref ActivationSums At(ref float place) => ref Unsafe.As<float, ActivationSums>(ref place);

    /// <summary>Says the first value, before any is added.</summary>
    public void Begin(float first)
    {
        if (count == 0d)
        {
            origin = first;
        }
    }

    /// <summary>Adds values.</summary>
    /// <param name="values">Their number.</param>
    /// <param name="distances">The sum of their distances from the origin.</param>
    /// <param name="squaredDistances">The sum of the squares of these.</param>
    public void Add(double values, double distances, double squaredDistances)
    {
        count += values;
        sum += distances;
        squares += squaredDistances;
    }

    /// <summary>Adds a number of saturated values.</summary>
    public void AddSaturated(double values) => saturated += values;

    /// <summary>Adds what was added up elsewhere, from an origin of its own.</summary>
    public void Add(in ActivationSums other)
    {
        if (other.count == 0d)
        {
            return;
        }

        if (count == 0d)
        {
            this = other;
            return;
        }

        double shift = other.origin - origin;
        Add(other.count, other.sum + (shift * other.count), other.squares + (2d * shift * other.sum) + (shift * shift * other.count));
        AddSaturated(other.saturated);
    }
}
