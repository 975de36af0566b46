
namespace StaticNet.Generator.Initializers;

/// <summary>One initializer: the member of the enum Initializer, and the scale it takes unless said (NaN: it takes none).</summary>
internal sealed record InitializerKind(string Name, float DefaultScale, bool MayBeNegative = false);

/// <summary>The table of initializers, one row each; the runtime computes them.</summary>
internal static class InitializerKinds
{
    public static readonly IReadOnlyList<InitializerKind> All =
    [
        new("Zeros", float.NaN),
        new("Constant", 0f, MayBeNegative: true),
        new("Normal", 0.01f),
        new("Uniform", 0.05f),
        new("XavierNormal", float.NaN),
        new("XavierUniform", float.NaN),
        new("HeNormal", float.NaN),
        new("HeUniform", float.NaN),
        new("LeCunNormal", float.NaN),
        new("Orthogonal", 1f),
    ];

    public static InitializerKind Get(string name) => All.First(kind => kind.Name == name);
}
