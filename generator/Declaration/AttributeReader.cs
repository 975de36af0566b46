using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Declaration;

/// <summary>
/// Reads the arguments of one attribute by the name of its constructor parameter or property, and notes what is wrong with them.
/// Where an argument is missing or not a constant of the right type, the compiler says so; the reader answers with the default.
/// </summary>
internal sealed class AttributeReader(AttributeData attribute, int index, ICollection<Problem> problems)
{
    public AttributeSource Source { get; } = new(index);

    /// <summary>The name without "Attribute", as it is written.</summary>
    public string ShortName => attribute.AttributeClass!.Name.Replace("Attribute", string.Empty);

    public int Int32(string name, int fallback) => FindSingle(name) is { Value: int value } ? value : fallback;

    public bool Boolean(string name, bool fallback) => FindSingle(name) is { Value: bool value } ? value : fallback;

    public string? Text(string name) => FindSingle(name) is { Value: string value } ? value : null;

    /// <summary>Whether the attribute has such an argument, given by its author or by the default of its constructor.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The name of an enum member, such as "ReLU"; the fallback where the argument is missing or no member.</summary>
    public string Member(string name, string fallback)
    {
        if (Find(name) is not { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value })
        {
            return fallback;
        }

        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => value.Equals(field.ConstantValue));
        if (member is null)
        {
            problems.Add(Problem.OnArgument(Source, name, Descriptors.OutOfRange, Capitalised(name), $"a member of {type.Name}", value.ToString()));
            return fallback;
        }

        return member.Name;
    }

    /// <summary>As <see cref="Member(string, string)"/>, where only some members will do.</summary>
    public string Member(string name, string fallback, params string[] allowed)
    {
        string member = Member(name, fallback);
        if (allowed.Contains(member))
        {
            return member;
        }

        problems.Add(Problem.OnArgument(Source, name, Descriptors.OutOfRange, Capitalised(name), string.Join(" or ", allowed), member));
        return fallback;
    }

    public EquatableArray<int> Int32s(string name) =>
        Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(item => item is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : 1).ToEquatableArray()
            : default;

    /// <summary>The strings of an array; null among them is empty.</summary>
    public EquatableArray<string> Texts(string name) =>
        Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(item => item is { Kind: TypedConstantKind.Primitive, Value: string value } ? value : string.Empty).ToEquatableArray()
            : Array.Empty<string>().ToEquatableArray();

    /// <summary>A size: at least 1, or noted as a problem, and then taken for 1.</summary>
    public int Size(string name)
    {
        int value = Int32(name, 1);
        CheckSize(name, Capitalised(name), value);
        return Math.Max(1, value);
    }

    /// <summary>Height and width, given as one argument for both or as one each.</summary>
    public (int Height, int Width) Sizes(string both, string height, string width)
    {
        if (Has(both))
        {
            int size = Size(both);
            return (size, size);
        }

        return (Size(height), Size(width));
    }

    /// <summary>How many zeros stand on every side, or -1 for Padding.Same.</summary>
    public int Padding()
    {
        int value = Int32("Padding", 0);
        if (value >= -1)
        {
            return value;
        }

        problems.Add(Problem.OnArgument(Source, "Padding", Descriptors.OutOfRange, "Padding", "at least 0, or Padding.Same", Invariant.Text(value)));
        return 0;
    }

    /// <summary>As <see cref="Padding()"/>, for windows of which at most half may be padding.</summary>
    public int Padding(int halfAWindow, string window)
    {
        int value = Padding();
        if (value <= halfAWindow)
        {
            return value;
        }

        problems.Add(Problem.OnArgument(Source, "Padding", Descriptors.OutOfRange, "Padding", $"at most half the window of {window}, so {Invariant.Text(halfAWindow)}", Invariant.Text(value)));
        return halfAWindow;
    }

    public void CheckSize(string argument, string what, int value, int element = 0)
    {
        if (value < 1)
        {
            problems.Add(Problem.At(new ProblemPlace(Source, argument, element), Descriptors.NotPositive, what, Invariant.Text(value)));
        }
    }

    /// <summary>A number that is NaN where it was not given, and noted as a problem where it was given out of range.</summary>
    public float Number(string name, NumberRange range, float fallback)
    {
        if (FindSingle(name) is not { Value: float value })
        {
            return fallback;
        }

        if (!range.Contains(value))
        {
            problems.Add(Problem.OnArgument(Source, name, Descriptors.OutOfRange, Capitalised(name), range.Description, Invariant.Text(value)));
            return fallback;
        }

        return value;
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    // An array has no single value, and asking it for one throws.
    private TypedConstant? FindSingle(string name) => Find(name) is { Kind: not TypedConstantKind.Array } single ? single : null;

    private TypedConstant? Find(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (string.Equals(named.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return named.Value;
            }
        }

        ImmutableArray<IParameterSymbol> parameters = attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            if (string.Equals(parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.ConstructorArguments[i];
            }
        }

        return null;
    }
}
