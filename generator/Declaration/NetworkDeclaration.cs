using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Declaration;

/// <summary>
/// A network as its author declared it, free of Roslyn: equal declarations make equal code. Nothing in it is checked
/// beyond what <see cref="Problems"/> says.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="Input">The sizes of a sample, of a sequence those of one step.</param>
/// <param name="Steps">The number of steps of a sequence, or null.</param>
/// <param name="Layers">The layers in their order.</param>
/// <param name="Loss">The loss, or null.</param>
/// <param name="Optimizers">The optimizers.</param>
/// <param name="Telemetry">The attribute that has steps measured, or null.</param>
/// <param name="Problems">What is wrong with single attributes.</param>
internal sealed record NetworkDeclaration(
    ClassDeclaration Class,
    EquatableArray<int> Input,
    int? Steps,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    EquatableArray<OptimizerDeclaration> Optimizers,
    AttributeSource? Telemetry,
    EquatableArray<Problem> Problems);

/// <summary>The class that the generated members join.</summary>
/// <param name="Namespace">Its namespace, null where it has none.</param>
/// <param name="ContainingTypes">The types around it, outermost first.</param>
/// <param name="Type">The class.</param>
/// <param name="HintName">What the names of its generated files begin with.</param>
/// <param name="CanBeJoined">Whether members can be written into it at all.</param>
/// <param name="TakenNames">The names of generated members that its author used for something else.</param>
/// <param name="ShadowedNames">The names of framework types that mean something else where it stands.</param>
internal sealed record ClassDeclaration(
    string? Namespace,
    EquatableArray<TypeHeader> ContainingTypes,
    TypeHeader Type,
    string HintName,
    bool CanBeJoined,
    EquatableArray<string> TakenNames,
    EquatableArray<string> ShadowedNames)
{
    /// <summary>What is wrong with it where weights are built into the network, and only then.</summary>
    public EquatableArray<Problem> BakedProblems { get; init; }
}

/// <summary>One type of the nest: "class", "Digits", "&lt;T&gt;".</summary>
internal sealed record TypeHeader(string Keyword, string Name, string TypeParameters);

/// <summary>What every layer declares.</summary>
/// <param name="Source">The attribute that declares it.</param>
/// <param name="Name">By what name it is known, or null.</param>
/// <param name="From">The layer that it reads, or null for the one above it.</param>
/// <param name="Activation">What it applies to its outputs.</param>
internal abstract record LayerDeclaration(AttributeSource Source, string? Name, string? From, ActivationChoice Activation)
{
    /// <summary>The kind that knows the rest; not part of the value.</summary>
    public abstract LayerKind Kind { get; }

    /// <summary>Its size as a person would say it, arguments of its attribute: "16", "6, 5"; empty where it has none.</summary>
    public virtual string Size => string.Empty;

    /// <summary>The names of the layers that it reads beside its first input.</summary>
    public virtual IReadOnlyList<string> OtherInputs => [];
}

/// <summary>The loss and its one number.</summary>
internal sealed record LossDeclaration(AttributeSource Source, string Kind, float Delta);

/// <summary>An optimizer and its numbers, by name.</summary>
internal sealed record OptimizerDeclaration(AttributeSource Source, string Kind, EquatableArray<NamedNumber> Numbers)
{
    public float this[string name] => Numbers.First(number => number.Name == name).Value;
}

/// <summary>A number with the name of the argument it came from.</summary>
internal sealed record NamedNumber(string Name, float Value);

/// <summary>An activation and its one number, resolved: alpha, or the slope of a sigmoid.</summary>
internal readonly record struct ActivationChoice(string Kind, float Number)
{
    /// <summary>The activation of layers that have none.</summary>
    public static readonly ActivationChoice None = new("Linear", 0f);

    public bool IsNone => Kind == "Linear";
}

/// <summary>An initializer and its one number, resolved.</summary>
internal readonly record struct InitializerChoice(string Kind, float Scale);

/// <summary>Which attribute of the class something was read from: its index among all of the class's attributes.</summary>
internal readonly record struct AttributeSource(int Index);
