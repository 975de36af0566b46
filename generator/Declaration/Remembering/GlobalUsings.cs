using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Declaration.Remembering;

/// <summary>The usings of a file, those for the whole project among them.</summary>
internal sealed class GlobalUsings
{
    private static readonly ConditionalWeakTable<SyntaxTree, GlobalUsings> Known = new();

    private GlobalUsings(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        UsingDirectiveSyntax[] all = [.. root.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))];
        Any = all.Length > 0 || root.Externs.Count > 0;
        AnyStatic = all.Any(IsStatic);
        Aliases = [.. all.Where(directive => directive.Alias is not null).Select(directive => directive.Alias!.Name.Identifier.ValueText)];
    }

    /// <summary>Whether there is one for the whole project.</summary>
    public bool Any { get; }

    /// <summary>Whether members of a type become names of the whole project.</summary>
    public bool AnyStatic { get; }

    /// <summary>The aliases of the whole project.</summary>
    public IReadOnlyList<string> Aliases { get; }

    public static GlobalUsings Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new GlobalUsings(tree));

    public static bool IsStatic(UsingDirectiveSyntax directive) => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);
}
