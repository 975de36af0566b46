using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Diagnostics;

/// <summary>
/// Something wrong with a declaration, by value: the rule that it breaks, where it is (an attribute and one of its arguments,
/// or the name of the class where <see cref="Source"/> is null), and what its message says.
/// </summary>
internal sealed record Problem(DiagnosticDescriptor Rule, AttributeSource? Source, string? Argument, EquatableArray<string> MessageArguments)
{
    public static Problem OnClass(DiagnosticDescriptor rule, params string[] arguments) => new(rule, null, null, arguments.ToEquatableArray());

    public static Problem On(AttributeSource source, DiagnosticDescriptor rule, params string[] arguments) => new(rule, source, null, arguments.ToEquatableArray());

    public static Problem OnArgument(AttributeSource source, string argument, DiagnosticDescriptor rule, params string[] arguments) =>
        new(rule, source, argument, arguments.ToEquatableArray());
}
