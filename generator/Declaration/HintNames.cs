using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Declaration;

/// <summary>
/// What the names of the files generated for a class begin with: its full name. No two networks of a project share one:
/// the compiler compares file names without regard to case, and ends the whole generator over two that are equal.
/// </summary>
internal static class HintNames
{
    public static string Of(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        bool isAmbiguous = false;
        for (ISymbol inner = type; inner is not INamespaceSymbol { IsGlobalNamespace: true }; inner = Outer(inner))
        {
            ISymbol[] alike = [.. Outer(inner).GetMembers().Where(member => member is INamespaceOrTypeSymbol && member.Name.Equals(inner.Name, StringComparison.OrdinalIgnoreCase))];
            isAmbiguous |= alike.Any(other => other.Name != inner.Name);

            // Two of one name are an error of the compiler's, and still two.
            int twins = alike.TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, inner)).Count(other => other.MetadataName == inner.MetadataName);
            name.Insert(0, $"{inner.MetadataName}{(twins == 0 ? string.Empty : $"~{Invariant.Text(twins)}")}{(name.Length == 0 ? string.Empty : ".")}");
        }

        string exact = name.ToString();
        string plain = string.Concat(exact.Select(letter => letter == '`' ? '-' : IsPlain(letter) ? letter : '_'));
        return isAmbiguous || !exact.All(letter => letter == '`' || IsPlain(letter)) ? $"{plain}-{Hash(exact)}" : plain;
    }

    private static INamespaceOrTypeSymbol Outer(ISymbol symbol) => (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.';

    // FNV-1a: the same on every machine and in every run, which GetHashCode is not.
    private static string Hash(string text) =>
        text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);
}
