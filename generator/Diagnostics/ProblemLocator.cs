using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Diagnostics;

/// <summary>Finds where a problem stands: the argument, else the attribute, else the name of the member or class.</summary>
internal static class ProblemLocator
{
    public static Location Locate(Problem problem, INamedTypeSymbol type, CancellationToken cancellation)
    {
        ProblemPlace place = problem.Place;
        if (place.Attribute is { } source)
        {
            return LocateAttribute(place, type.GetAttributes()[source.Index], cancellation) ?? LocateClass(type, cancellation);
        }

        if (place.Member is { } member)
        {
            return type.GetMembers()[member].Locations[0];
        }

        INamedTypeSymbol atFault = type;
        for (int i = 0; i < place.Outer; i++)
        {
            atFault = atFault.ContainingType;
        }

        return place.Outer == 0 ? LocateClass(type, cancellation) : atFault.Locations[0];
    }

    // Of several partial declarations, the one that says [Network].
    private static Location LocateClass(INamedTypeSymbol type, CancellationToken cancellation) =>
        DeclarationReader.NetworkSyntax(type, cancellation)?.Identifier.GetLocation() ?? type.Locations[0];

    private static Location? LocateAttribute(ProblemPlace place, AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return null;
        }

        AttributeArgumentSyntax? found = place.Argument?.Split('/').Select(name => FindArgument(syntax, attribute, name, place.Element)).FirstOrDefault(argument => argument is not null);
        return (found ?? (SyntaxNode)syntax).GetLocation();
    }

    private static AttributeArgumentSyntax? FindArgument(AttributeSyntax syntax, AttributeData attribute, string name, int element)
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

        AttributeArgumentSyntax[] positional = [.. arguments.Where(argument => argument.NameEquals is null && argument.NameColon is null)];
        ImmutableArray<IParameterSymbol> parameters = attribute.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length && i < positional.Length; i++)
        {
            if (string.Equals(parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                // The elements of a parameter array are arguments of their own, unless an array is given for them.
                return positional[parameters[i].IsParams && i + element < positional.Length ? i + element : i];
            }
        }

        return null;
    }
}
