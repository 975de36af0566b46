using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>Which networks of a project are baked, and with what. Where a name means several, all of them are, so that what is said once is no further error at each use.</summary>
/// <param name="All">One for each network that is baked.</param>
internal sealed record BakedChoices(EquatableArray<BakedChoice> All)
{
    public static BakedChoices Make(IReadOnlyCollection<BakedFile> files, IReadOnlyCollection<NetworkName> networks)
    {
        IEnumerable<(BakedFile File, IReadOnlyList<NetworkName> Networks)> found = files.Select(file => (file, NetworkName.Find(file.Network, networks)));
        return new BakedChoices(
            found.SelectMany(item => item.Networks.Select(network => (network, File: IsUsable(item.File, item.Networks) ? item.File : null)))
                .GroupBy(item => item.network.HintName)
                .Select(items => new BakedChoice(items.Key, items.Count() == 1 ? items.Single().File : null))
                .ToEquatableArray());
    }

    public BakedChoice? Of(ClassDeclaration type) => All.FirstOrDefault(choice => choice.Network == type.HintName);

    private static bool IsUsable(BakedFile file, IReadOnlyList<NetworkName> networks) => networks.Count == 1 && !networks[0].IsGeneric && !file.IsFaulty && file.Fault is null;
}
