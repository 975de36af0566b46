using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Diagnostics;

/// <summary>Finds where a problem stands: the argument, else the attribute, else the name of the class.</summary>
internal static class ProblemLocator
{
    public static Location Locate(Problem problem, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (problem.Source is not { } source
            || type.GetAttributes()[source.Index] is not { ApplicationSyntaxReference: { } reference } attribute
            || reference.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        return problem.Argument is { } argument && FindArgument(syntax, attribute, argument) is { } found
            ? found.GetLocation()
            : syntax.GetLocation();
    }

    private static AttributeArgumentSyntax? FindArgument(AttributeSyntax syntax, AttributeData attribute, string name)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            string? given = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;
            if (string.Equals(given, name, StringComparison.OrdinalIgnoreCase))
            {
                return argument;
            }
        }

        int position = 0;
        foreach (IParameterSymbol parameter in attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)
                && position < arguments.Count
                && arguments[position] is { NameEquals: null, NameColon: null } positional)
            {
                return positional;
            }

            position++;
        }

        return null;
    }
}
