using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Declaration.Remembering;

/// <summary>All that a declaration may depend on: the files of a project, what it refers to and its options. It holds nothing of a compilation but these.</summary>
internal sealed class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();

    private readonly SyntaxTree[] files;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;
    private readonly string? assembly;

    // All networks of a project ask for the same.
    private volatile Difference? last;

    private Surroundings(Compilation compilation)
    {
        files = [.. compilation.SyntaxTrees];
        references = compilation.ExternalReferences;
        options = compilation.Options;
        assembly = compilation.AssemblyName;
        GlobalAliases = new HashSet<string>(files.SelectMany(file => GlobalUsings.Of(file).Aliases));
    }

    /// <summary>The aliases of the whole project.</summary>
    public HashSet<string> GlobalAliases { get; }

    /// <summary>Whether members of a type are names of the whole project.</summary>
    public bool HasGlobalStaticUsings => files.Any(file => GlobalUsings.Of(file).AnyStatic);

    public static Surroundings Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new Surroundings(compilation));

    /// <summary>Whether what has changed since can have changed what one of these names means: the names of types and parts of namespaces.</summary>
    public bool MayChange(Surroundings since, HashSet<string> names)
    {
        if (since == this)
        {
            return false;
        }

        Difference? difference = last;
        if (difference?.Since != since)
        {
            last = difference = Compare(since);
        }

        return difference.Names is not { } changed || changed.Any(names.Contains);
    }

    private Difference Compare(Surroundings since)
    {
        bool isSameProject = assembly == since.assembly && options.Equals(since.options) && (references == since.references || references.SequenceEqual(since.references));
        if (!isSameProject)
        {
            return new Difference(since, null);
        }

        var before = new HashSet<SyntaxTree>(since.files);
        SyntaxTree[] added = [.. files.Where(file => !before.Remove(file))];
        SyntaxTree[] changed = [.. added, .. before];
        if (changed.Any(file => GlobalUsings.Of(file).Any))
        {
            return new Difference(since, null);
        }

        // A namespace that there was and is stays what it is; a type may have become another.
        var namespaces = new HashSet<string>(added.SelectMany(file => DeclaredTypes.Of(file).Namespaces));
        namespaces.SymmetricExceptWith(before.SelectMany(file => DeclaredTypes.Of(file).Namespaces));
        return new Difference(since, new HashSet<string>(changed.SelectMany(file => DeclaredTypes.Of(file).Types).Concat(namespaces.SelectMany(name => name.Split('.')))));
    }

    /// <param name="Since">What it is compared with.</param>
    /// <param name="Names">The names that may mean something else; null where any may.</param>
    private sealed record Difference(Surroundings Since, HashSet<string>? Names);
}
