using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Declaration;

/// <summary>Reads the class of a network: where it stands, whether members can be written into it, and which names are taken there.</summary>
internal static class ClassReader
{
    /// <param name="type">The class.</param>
    /// <param name="isSequential">Whether the network is for sequences, and so has further members.</param>
    /// <param name="semantics">What names mean where it stands; null where no code will be written.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="cancellation">Whether the answer is still wanted.</param>
    public static ClassDeclaration Read(INamedTypeSymbol type, bool isSequential, SemanticModel? semantics, List<Problem> problems, CancellationToken cancellation)
    {
        var containing = new List<TypeHeader>();
        bool isFileLocal = false;
        int depth = 0;
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                isFileLocal = true;
                problems.Add(Problem.At(new ProblemPlace(null, Outer: depth), Descriptors.FileLocal, outer.Name, type.Name));
            }
            else if (!IsPartial(outer, cancellation))
            {
                problems.Add(Problem.At(new ProblemPlace(null, Outer: depth), Descriptors.NotPartial, outer.Name, type.Name));
            }

            if (depth > 0)
            {
                containing.Insert(0, Header(outer));
            }

            depth++;
        }

        if (type.IsStatic || type.IsAbstract)
        {
            problems.Add(Problem.OnClass(Descriptors.StaticOrAbstract, type.Name, type.IsStatic ? "static" : "abstract"));
        }

        var bakedProblems = new List<Problem>();
        return new ClassDeclaration(
            Namespace(type.ContainingNamespace),
            containing.ToEquatableArray(),
            Header(type),
            HintNames.Of(type),
            CanBeJoined: type.TypeKind == TypeKind.Class && !type.IsStatic && !isFileLocal,
            TakenNames.Find(type, isSequential, problems, bakedProblems, cancellation).ToEquatableArray(),
            (semantics is null ? [] : ShadowedNames.Find(type, semantics, cancellation)).ToEquatableArray())
        {
            BakedProblems = bakedProblems.ToEquatableArray(),
        };
    }

    private static TypeHeader Header(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0 ? string.Empty : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escape(parameter.Name)))}>";
        return new TypeHeader(keyword, Escape(type.Name), parameters);
    }

    private static string? Namespace(INamespaceSymbol space)
    {
        if (space.IsGlobalNamespace)
        {
            return null;
        }

        string name = Escape(space.Name);
        return Namespace(space.ContainingNamespace) is { } outer ? $"{outer}.{name}" : name;
    }

    // Keywords are all of small ASCII letters, also those that a later compiler will know.
    private static string Escape(string name) => name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : name;

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));
}
