using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generator.Declaration.Remembering;

/// <summary>
/// Reads a class that may be a network, or remembers what was read of it. After every edit all attributes of all networks would have to be bound anew, which
/// takes most of what an edit costs: <c>ForAttributeWithMetadataName</c> took 4 ms for 100 networks and reading them 10 more, where what is remembered
/// takes a small part of one.
/// </summary>
internal static class NetworkFinder
{
    private const string Name = "Network";

    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, Memory> Memories = new();

    /// <summary>The declaration of the network that the class is, or null.</summary>
    /// <param name="syntax">A class with attributes.</param>
    /// <param name="compilation">The compilation that it is in.</param>
    /// <param name="cancellation">Whether the answer is still wanted.</param>
    public static NetworkDeclaration? Read(TypeDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellation)
    {
        Surroundings surroundings = Surroundings.Of(compilation);
        if (!IsCandidate(syntax, surroundings))
        {
            return null;
        }

        Memory memory = Memories.GetValue(syntax, static _ => new Memory());
        if (memory.Last is { } last && !surroundings.MayChange(last.Surroundings, last.Names))
        {
            // Files that have gone need not be kept for it.
            memory.Last = last with { Surroundings = surroundings };
            return last.Declaration;
        }

        SemanticModel semantics = compilation.GetSemanticModel(syntax.SyntaxTree);
        if (semantics.GetDeclaredSymbol(syntax, cancellation) is not INamedTypeSymbol type)
        {
            return null;
        }

        // [Network] on two declarations of a class is an error of the compiler, and must not become two networks here.
        NetworkDeclaration? declaration = DeclarationReader.NetworkSyntax(type, cancellation) == syntax ? DeclarationReader.Read(type, semantics, cancellation) : null;
        memory.Last = NamesInUse.Find(type, syntax, semantics, surroundings) is { } names ? new Reading(declaration, surroundings, names) : null;
        return declaration;
    }

    // By its text alone: an attribute of that name, or of one that a using may have given it.
    private static bool IsCandidate(TypeDeclarationSyntax syntax, Surroundings surroundings)
    {
        foreach (AttributeListSyntax list in syntax.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                string name = Last(attribute.Name).Identifier.ValueText;
                if (name is Name or $"{Name}Attribute" || surroundings.GlobalAliases.Contains(name) || IsAlias(name, syntax))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static SimpleNameSyntax Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => (SimpleNameSyntax)name,
    };

    private static bool IsAlias(string name, TypeDeclarationSyntax syntax)
    {
        for (SyntaxNode? node = syntax.Parent; node is not null; node = node.Parent)
        {
            SyntaxList<UsingDirectiveSyntax> usings = node switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax space => space.Usings,
                _ => default,
            };
            foreach (UsingDirectiveSyntax directive in usings)
            {
                if (directive.Alias?.Name.Identifier.ValueText == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What was read last, and where it is valid.</summary>
    private sealed class Memory
    {
        public volatile Reading? Last;
    }

    /// <param name="Declaration">What was read.</param>
    /// <param name="Surroundings">With what around it.</param>
    /// <param name="Names">The names on which it depends.</param>
    private sealed record Reading(NetworkDeclaration? Declaration, Surroundings Surroundings, HashSet<string> Names);
}
