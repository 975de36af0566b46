using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Declaration.Remembering;

/// <summary>What a file declares that names in other files may mean: types and namespaces, and usings for the whole project.</summary>
internal sealed class DeclaredTypes
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclaredTypes> Known = new();

    private DeclaredTypes(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var namespaces = new HashSet<string>();
        foreach (SyntaxNode node in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is BaseTypeDeclarationSyntax type)
            {
                types.Add(type.Identifier.ValueText);
            }
            else if (node is DelegateDeclarationSyntax function)
            {
                types.Add(function.Identifier.ValueText);
            }
            else if (node is BaseNamespaceDeclarationSyntax space)
            {
                IEnumerable<string> names = space.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().SelectMany(outer => Names(outer.Name));
                namespaces.Add(string.Join(".", names));
            }
        }

        Types = types;
        Namespaces = namespaces;
    }

    /// <summary>The names of all types.</summary>
    public IReadOnlyCollection<string> Types { get; }

    /// <summary>The namespaces in which they are, in full.</summary>
    public IReadOnlyCollection<string> Namespaces { get; }

    public static DeclaredTypes Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new DeclaredTypes(tree));

    /// <summary>The identifiers in a piece of syntax, without what escapes them.</summary>
    public static IEnumerable<string> Names(SyntaxNode node) => node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
}
