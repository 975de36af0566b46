using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Baking;

/// <summary>Holds all weights that a project names against its networks. A network with errors of its own is left alone.</summary>
internal static class WeightsChecker
{
    /// <summary>What is wrong, and with which item.</summary>
    public static IEnumerable<(BakedFile File, Problem Problem)> Check(IReadOnlyList<BakedFile> files, Compilation compilation, CancellationToken cancellation)
    {
        var baked = new Dictionary<string, BakedFile>();
        foreach (BakedFile file in files)
        {
            if (file.Fault is { } fault)
            {
                yield return (file, Problem.At(default, WeightsDescriptors.UnreadableText, file.File, fault));
                continue;
            }

            foreach (Problem problem in file.IsFaulty ? [] : Check(file, Candidates(file.Network, compilation, cancellation), baked))
            {
                yield return (file, problem);
            }
        }
    }

    private static IReadOnlyList<Problem> Check(BakedFile file, IReadOnlyList<NetworkDeclaration> candidates, Dictionary<string, BakedFile> baked)
    {
        NetworkName[] names = [.. candidates.Select(candidate => NetworkName.Of(candidate.Class))];
        IReadOnlyList<NetworkName> found = NetworkName.Find(file.Network, names);
        if (found.Count != 1)
        {
            return
            [
                found.Count == 0
                    ? Problem.At(default, WeightsDescriptors.UnknownNetwork, file.Network)
                    : Problem.At(default, WeightsDescriptors.AmbiguousNetwork, file.Network, string.Join(" or ", found.Select(name => $"'{name.Full}{(name.IsGeneric ? "<>" : string.Empty)}'").OrderBy(name => name, StringComparer.Ordinal))),
            ];
        }

        if (baked.TryGetValue(found[0].HintName, out BakedFile? other))
        {
            return [Problem.At(default, WeightsDescriptors.BakedTwice, found[0].Full, other.File, file.File)];
        }

        baked.Add(found[0].HintName, file);
        NetworkDeclaration network = candidates[Array.IndexOf(names, found[0])];
        if (NetworkChecker.Check(network).Count > 0)
        {
            return [];
        }

        return found[0].IsGeneric ? [Problem.At(default, WeightsDescriptors.GenericNetwork, found[0].Full)] : FileFit.Check(NetworkPlan.Make(network), file);
    }

    // All networks whose class has the last of the names.
    private static IReadOnlyList<NetworkDeclaration> Candidates(string name, Compilation compilation, CancellationToken cancellation) =>
    [
        .. compilation.GetSymbolsWithName(name.Substring(name.LastIndexOf('.') + 1), SymbolFilter.Type, cancellation)
            .OfType<INamedTypeSymbol>()
            .Where(DeclarationReader.IsNetwork)
            .Select(type => DeclarationReader.Read(type, semantics: null, cancellation)),
    ];
}
