namespace StaticNet.Generator.Declaration;

/// <summary>What a number may be, and how a message says so. NaN and the infinities are in no range.</summary>
internal sealed class NumberRange
{
    public static readonly NumberRange Finite = new("a finite number", _ => true);
    public static readonly NumberRange NotNegative = new("finite and at least 0", value => value >= 0f);
    public static readonly NumberRange Positive = new("finite and greater than 0", value => value > 0f);
    public static readonly NumberRange Share = new("at least 0 and at most 1", value => value is >= 0f and <= 1f);
    public static readonly NumberRange Fraction = new("at least 0 and less than 1", value => value is >= 0f and < 1f);

    private readonly Func<float, bool> contains;

    private NumberRange(string description, Func<float, bool> contains)
    {
        Description = description;
        this.contains = contains;
    }

    public string Description { get; }

    public bool Contains(float value) => !float.IsNaN(value) && !float.IsInfinity(value) && contains(value);
}
