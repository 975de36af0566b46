using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Baking;

/// <summary>By what a project file may name a network.</summary>
/// <param name="HintName">What no other network has.</param>
/// <param name="Full">The namespace, the types around it and the class, with points between.</param>
/// <param name="Simple">The class.</param>
/// <param name="IsGeneric">Whether the class, or a type around it, has type parameters.</param>
internal sealed record NetworkName(string HintName, string Full, string Simple, bool IsGeneric)
{
    public static NetworkName Of(ClassDeclaration type)
    {
        IEnumerable<TypeHeader> types = type.ContainingTypes.Append(type.Type);
        IEnumerable<string> parts = (type.Namespace is null ? [] : type.Namespace.Split('.')).Concat(types.Select(part => part.Name)).Select(Plain);
        return new NetworkName(type.HintName, string.Join(".", parts), Plain(type.Type.Name), types.Any(part => part.TypeParameters.Length > 0));
    }

    /// <summary>Those that a name may mean: in full, else simple.</summary>
    public static IReadOnlyList<NetworkName> Find(string name, IReadOnlyCollection<NetworkName> all)
    {
        NetworkName[] full = [.. all.Where(network => network.Full == name)];
        return full.Length > 0 ? full : [.. all.Where(network => network.Simple == name)];
    }

    public override string ToString() => IsGeneric ? $"{Full}<>" : Full;

    private static string Plain(string name) => name.TrimStart('@');
}
