using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Diagnostics;

/// <summary>Something wrong with a declaration, by value: the rule that it breaks, where it is, and what its message says.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, ProblemPlace Place, EquatableArray<string> MessageArguments)
{
    public static Problem OnClass(DiagnosticDescriptor rule, params string[] arguments) => At(default, rule, arguments);

    public static Problem On(AttributeSource source, DiagnosticDescriptor rule, params string[] arguments) => At(new ProblemPlace(source), rule, arguments);

    public static Problem OnArgument(AttributeSource source, string argument, DiagnosticDescriptor rule, params string[] arguments) =>
        At(new ProblemPlace(source, argument), rule, arguments);

    public static Problem At(ProblemPlace place, DiagnosticDescriptor rule, params string[] arguments) => new(rule, place, arguments.ToEquatableArray());

    public Diagnostic Report(Location location) => Diagnostic.Create(Rule, location, MessageArguments.ToArray<object>());
}
