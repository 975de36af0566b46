using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission;

/// <summary>Writes Baked of a network whose weights cannot be used: it throws, so that what is reported once is not an error at every use.</summary>
internal static class BrokenBakedEmitter
{
    public const string Throw = "throw new global::System.InvalidOperationException(\"The weights that this network is to be baked with have errors.\")";

    public static (string HintName, string Text) Emit(ClassDeclaration type) => ($"{type.HintName}.Baked.g.cs", SourceFile.Write(type, surface: null, code => EmitMember(code, type)));

    private static void EmitMember(CodeWriter code, ClassDeclaration type)
    {
        code.Line("/// <summary>The weights have errors.</summary>");
        code.Line(SourceFile.Mark);
        code.Line($"public static {type.Type.Name}{type.Type.TypeParameters} Baked => {Throw};");
    }
}
