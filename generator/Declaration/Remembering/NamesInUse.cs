using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Declaration.Remembering;

/// <summary>By which names a class depends on other files.</summary>
internal static class NamesInUse
{
    /// <summary>
    /// The names whose meaning decides what is read of a class, case aside; null where that depends on more: on constants of the project, on a base class, on
    /// further declarations of the class.
    /// </summary>
    public static HashSet<string>? Find(INamedTypeSymbol type, TypeDeclarationSyntax syntax, SemanticModel semantics, Surroundings surroundings)
    {
        bool standsAlone = type.ContainingType is null && type.DeclaringSyntaxReferences.Length == 1 && syntax.BaseList is null;
        UsingDirectiveSyntax[] usings = [.. syntax.Ancestors().SelectMany(Usings)];
        if (!standsAlone || usings.Any(GlobalUsings.IsStatic) || surroundings.HasGlobalStaticUsings || !type.GetAttributes().All(attribute => IsFromElsewhere(attribute.AttributeClass)))
        {
            return null;
        }

        IEnumerable<AttributeSyntax> attributes = syntax.AttributeLists.SelectMany(list => list.Attributes);
        IEnumerable<AttributeArgumentSyntax> arguments = attributes.SelectMany(attribute => attribute.ArgumentList?.Arguments ?? []);
        if (!arguments.SelectMany(argument => argument.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()).All(name => IsFromElsewhere(semantics.GetSymbolInfo(name).Symbol)))
        {
            return null;
        }

        IEnumerable<string> names = DeclaredTypes.Names(syntax)
            .Concat(attributes.SelectMany(attribute => DeclaredTypes.Names(attribute.Name)).Select(name => $"{name}Attribute"))
            .Concat(usings.SelectMany(DeclaredTypes.Names))
            .Concat(syntax.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => DeclaredTypes.Names(space.Name)))
            .Concat(ShadowedNames.Namespaces.Keys)
            .Concat(ShadowedNames.Namespaces.Values.SelectMany(space => space.Split('.')));
        return new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

        // In another assembly, so that an edit here cannot change it; only what the name means.
        bool IsFromElsewhere(ISymbol? symbol) =>
            symbol is INamespaceSymbol
            || (symbol is { Kind: not SymbolKind.ErrorType, ContainingAssembly: { } assembly } && !SymbolEqualityComparer.Default.Equals(assembly, type.ContainingAssembly));
    }

    private static IEnumerable<UsingDirectiveSyntax> Usings(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax space => space.Usings,
        _ => [],
    };
}
