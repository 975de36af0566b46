using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Declaration;

/// <summary>
/// The framework types that generated code calls by their simple names, which keeps it readable; where such a name means
/// something else (a class Math of the user's own), the emitter writes it out in full.
/// </summary>
internal static class ShadowedNames
{
    /// <summary>The namespace of each name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["Math"] = "System",
        ["ReadOnlySpan"] = "System",
        ["Span"] = "System",
        ["MethodImpl"] = "System.Runtime.CompilerServices",
        ["MethodImplAttribute"] = "System.Runtime.CompilerServices",
        ["MethodImplOptions"] = "System.Runtime.CompilerServices",
        ["Unsafe"] = "System.Runtime.CompilerServices",
        ["MemoryMarshal"] = "System.Runtime.InteropServices",
        ["Vector128"] = "System.Runtime.Intrinsics",
        ["Vector256"] = "System.Runtime.Intrinsics",
        ["Vector512"] = "System.Runtime.Intrinsics",
        ["VectorMath"] = "StaticNet.Numerics",
        ["LaneInterleaving"] = "StaticNet.Numerics",
    };

    public static IEnumerable<string> Find(INamedTypeSymbol type, SemanticModel semantics, CancellationToken cancellation)
    {
        int position = DeclarationReader.NetworkSyntax(type, cancellation)!.Identifier.SpanStart;
        return Namespaces.Keys
            .Where(name => IsMember(type, name) || semantics.LookupSymbols(position, name: name).Any(found => !IsMeant(found, name)))
            .Select(name => name == "MethodImplAttribute" ? "MethodImpl" : name)
            .Distinct();
    }

    // Within the class and the types around it: members, inherited ones too, and type parameters.
    private static bool IsMember(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? declaring = outer; declaring is not null; declaring = declaring.BaseType)
            {
                if (!declaring.GetMembers(name).IsEmpty)
                {
                    return true;
                }
            }

            if (outer.TypeParameters.Any(parameter => parameter.Name == name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMeant(ISymbol found, string name)
    {
        ISymbol meant = found is IAliasSymbol alias ? alias.Target : found;
        return meant is INamedTypeSymbol { ContainingType: null } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == Namespaces[name];
    }
}
