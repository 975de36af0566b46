using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Baking;

/// <summary>Holds all weights that a project names against its networks. A network with errors of its own is left alone.</summary>
internal sealed class WeightsChecker
{
    private readonly Compilation compilation;
    private readonly CancellationToken cancellation;

    // What each network is baked with, by hint name.
    private readonly Dictionary<string, BakedFile> baked = [];
    private readonly List<Diagnostic> problems = [];

    private WeightsChecker(Compilation compilation, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.cancellation = cancellation;
    }

    /// <summary>Everything that is wrong, at the items; what is wrong in a class where it is baked, there.</summary>
    public static IReadOnlyList<Diagnostic> Check(IEnumerable<BakedFile> files, Compilation compilation, CancellationToken cancellation)
    {
        var checker = new WeightsChecker(compilation, cancellation);
        foreach (BakedFile file in files)
        {
            checker.Check(file);
        }

        return checker.problems;
    }

    private void Check(BakedFile file)
    {
        if (file.Fault is { } fault)
        {
            Report(file, WeightsDescriptors.UnreadableText, file.File, fault);
            return;
        }

        if (file.IsFaulty)
        {
            return;
        }

        (INamedTypeSymbol Type, NetworkDeclaration Network)[] candidates = [.. Candidates(file.Network)];
        NetworkName[] names = [.. candidates.Select(candidate => NetworkName.Of(candidate.Network.Class))];
        IReadOnlyList<NetworkName> found = NetworkName.Find(file.Network, names);
        if (found.Count == 0)
        {
            Report(file, WeightsDescriptors.UnknownNetwork, file.Network);
        }
        else if (found.Count > 1)
        {
            Report(file, WeightsDescriptors.AmbiguousNetwork, file.Network, string.Join(" or ", found.Select(name => $"'{name}'").OrderBy(name => name, StringComparer.Ordinal)));
        }
        else if (baked.TryGetValue(found[0].HintName, out BakedFile? other))
        {
            Report(file, WeightsDescriptors.BakedTwice, found[0].Full, other.File, file.File);
        }
        else
        {
            baked.Add(found[0].HintName, file);
            (INamedTypeSymbol type, NetworkDeclaration network) = candidates[Array.IndexOf(names, found[0])];
            Check(file, found[0], type, network);
        }
    }

    private void Check(BakedFile file, NetworkName name, INamedTypeSymbol type, NetworkDeclaration network)
    {
        if (NetworkChecker.Check(network).Count > 0)
        {
            return;
        }

        if (name.IsGeneric)
        {
            Report(file, WeightsDescriptors.GenericNetwork, name.Full);
            return;
        }

        problems.AddRange(network.Class.BakedProblems.Select(problem => problem.Report(ProblemLocator.Locate(problem, type, cancellation))));
        problems.AddRange(FileFit.Check(NetworkPlan.Make(network), file).Select(problem => problem.Report(file.Item.Locate())));
    }

    // All networks whose class has the last of the names.
    private IEnumerable<(INamedTypeSymbol Type, NetworkDeclaration Network)> Candidates(string name) =>
        compilation.GetSymbolsWithName(name.Substring(name.LastIndexOf('.') + 1), SymbolFilter.Type, cancellation)
            .OfType<INamedTypeSymbol>()
            .Where(DeclarationReader.IsNetwork)
            .Select(type => (type, DeclarationReader.Read(type, semantics: null, cancellation)));

    private void Report(BakedFile file, DiagnosticDescriptor rule, params string[] arguments) => problems.Add(Diagnostic.Create(rule, file.Item.Locate(), arguments.ToArray<object>()));
}
