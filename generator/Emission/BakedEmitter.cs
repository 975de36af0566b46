using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Writes Baked of a network: one object with the values that the network is baked with.</summary>
internal static class BakedEmitter
{
    public static (string HintName, string Text) Emit(NetworkPlan network)
    {
        ClassDeclaration type = network.Declaration.Class;
        return ($"{type.HintName}.Baked.g.cs", SourceFile.Write(type, surface: null, code => EmitMembers(code, network)));
    }

    private static void EmitMembers(CodeWriter code, NetworkPlan network)
    {
        BakedValues values = network.Baked!;
        code.Line("/// <summary>The network with the weights that the project file names for it.</summary>");
        code.Line(SourceFile.Mark);
        code.Line($"public static {network.Declaration.Class.Type.Name} Baked {{ get; }} = MakeBaked();");
        code.Line();
        code.Line($"private static ReadOnlySpan<float> BakedParameters => [{Listed(values.Parameters)}];");
        code.Line();
        code.Line($"private static ReadOnlySpan<float> BakedStatistics => [{Listed(values.Statistics)}];");
        code.Line();
        using (code.Open($"private static {network.Declaration.Class.Type.Name} MakeBaked()"))
        {
            code.Line($"var network = new {network.Declaration.Class.Type.Name}(0);");
            code.Line("BakedParameters.CopyTo(network.Parameters);");
            if (network.StatisticFloats > 0)
            {
                code.Line("BakedStatistics.CopyTo(network.Statistics);");
            }

            code.Line("return network;");
        }
    }

    private static string Listed(float[] values) => string.Join(", ", values.Select(value =>
        float.IsNaN(value) ? "float.NaN" : float.IsInfinity(value) ? (value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity") : Invariant.Literal(value)));
}
