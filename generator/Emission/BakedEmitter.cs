using System.Text;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes what a network with weights from a file has more than others, in a file of its own: Baked, the constructor that makes it, and the values, which the
/// compiler puts into the assembly as they are.
/// </summary>
internal static class BakedEmitter
{
    public const string Property = "Baked";
    public const string Values = "BakedWeights";

    /// <summary>The field that says whether what is prepared for prediction is still that of the weights baked in.</summary>
    public const string Flag = "isAsBaked";

    /// <summary>The method of one sample, and that of one step, for all objects and parameters but those baked in.</summary>
    public const string PredictTouched = "PredictTouched";
    public const string StepTouched = "StepTouched";

    // As wide as lines of numbers may be.
    private const int PairsInLine = 8;

    /// <summary>Whether parameters stand in the code of one sample, or one step, at one of the widths at least.</summary>
    public static bool HasConstants(NetworkPlan network, DispatchWriter dispatch) => dispatch.Widths.Any(network.HasConstants);

    /// <summary>Writes the turn to code that reads parameters from memory.</summary>
    public static void EmitTouched(CodeWriter code, NetworkPlan network, string call)
    {
        using (code.Open($"if ({(network.Prediction.IsFolded ? $"!{Flag}" : "parameterBuffer.IsTouched")})"))
        {
            code.Line(call);
            code.Line("return;");
        }

        code.Line();
    }

    public static (string HintName, string Text) Emit(NetworkPlan network, BakedValues baked, bool hasConstants)
    {
        ClassDeclaration type = network.Declaration.Class;
        return (HintName(type), SourceFile.Write(type, surface: null, code =>
        {
            EmitProperty(code, network);
            EmitConstructor(code, network, hasConstants);
            EmitValues(code, type, baked);
        }));
    }

    /// <summary>The same file for weights that do not fit, which is reported elsewhere: Baked is there and throws.</summary>
    public static (string HintName, string Text) EmitBroken(NetworkDeclaration network)
    {
        ClassDeclaration type = network.Class;
        return (HintName(type), SourceFile.Write(type, surface: null, code =>
        {
            if (!type.TakenNames.Contains(Property))
            {
                code.Line("/// <summary>The weights of this network have errors.</summary>");
                code.Line(SourceFile.Mark);
                code.Line($"public static {Self(type)} {Property} => throw new global::System.InvalidOperationException(\"The weights to be baked into this network have errors.\");");
                code.Line();
            }
        }));
    }

    private static string HintName(ClassDeclaration type) => $"{type.HintName}.Baked.g.cs";

    private static string Self(ClassDeclaration type) => type.Type.Name + type.Type.TypeParameters;

    private static void EmitProperty(CodeWriter code, NetworkPlan network)
    {
        string copies = network.StatisticFloats > 0
            ? "<c>Baked.Parameters.CopyTo(network.Parameters)</c> and <c>Baked.Statistics.CopyTo(network.Statistics)</c> make"
            : "<c>Baked.Parameters.CopyTo(network.Parameters)</c> makes";
        code.Line($$"""
            /// <summary>
            /// The network with the weights that were built into the program, made when first asked for. One object, which all share: whoever changes its parameters
            /// or trains it changes them for everybody, and not while others predict. {{copies}} a copy of another network.
            /// </summary>
            {{SourceFile.Mark}}
            public static {{Self(network.Declaration.Class)}} {{Property}} => {{Values}}.Network;

            """);
    }

    private static void EmitConstructor(CodeWriter code, NetworkPlan network, bool hasConstants)
    {
        bool isFolded = network.Prediction.IsFolded;
        if (hasConstants && isFolded)
        {
            code.Line("// Whether what was prepared for prediction is still what was built in. It is cleared before that changes.");
            code.Line($"private volatile bool {Flag};");
            code.Line();
        }

        code.Line("// The weights built in, in place of random ones.");
        code.Line(SourceFile.Mark);
        code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        using (code.Open($"private {network.Declaration.Class.Type.Name}({Values}.Marker _)"))
        {
            code.Line("Tensors = global::StaticNet.ParameterTensor.Views(TensorLayouts, parameterBuffer);");
            code.Line($"{Values}.Parameters.CopyTo(parameterBuffer.Span);");
            if (network.StatisticFloats > 0)
            {
                code.Line("StatisticTensors = global::StaticNet.ParameterTensor.Views(StatisticLayouts, statisticBuffer);");
                code.Line($"{Values}.Statistics.CopyTo(statisticBuffer.Span);");
            }

            if (hasConstants)
            {
                code.Line(isFolded ? "PrepareForPrediction();" : "parameterBuffer.Settle();");
                if (isFolded)
                {
                    code.Line($"{Flag} = true;");
                }
            }
        }

        code.Line();
    }

    private static void EmitValues(CodeWriter code, ClassDeclaration type, BakedValues baked)
    {
        code.Line("// The values as they lie in memory, two floats in each number: the compiler reads half as many, and writes them into the assembly as they are.");
        code.Line(SourceFile.Mark);
        using (code.Open($"private static class {Values}"))
        {
            code.Line($"internal static readonly {Self(type)} Network = new {Self(type)}(default(Marker));");
            code.Line();
            EmitFloats(code, "Parameters", baked.Parameters);
            if (baked.Statistics.Length > 0)
            {
                EmitFloats(code, "Statistics", baked.Statistics);
            }

            code.Line("// Tells the constructor from those of the class's author.");
            using (code.Open("internal readonly struct Marker"))
            {
            }
        }

        code.Line();
    }

    // A property for the pairs by itself: an array of constants is data where it becomes a ReadOnlySpan at once, and an array where it is an argument.
    private static void EmitFloats(CodeWriter code, string name, float[] floats)
    {
        ulong[] pairs = Pairs(floats);
        code.Line($"internal static ReadOnlySpan<float> {name} => MemoryMarshal.Cast<ulong, float>({name}Pairs).Slice(0, {Invariant.Text(floats.Length)});");
        code.Line();
        using (code.Open($"private static global::System.ReadOnlySpan<ulong> {name}Pairs => new ulong[]", "};"))
        {
            var line = new StringBuilder();
            for (int i = 0; i < pairs.Length; i++)
            {
                line.Append(Invariant.Hex(pairs[i])).Append(',');
                if (i % PairsInLine == PairsInLine - 1 || i == pairs.Length - 1)
                {
                    code.Line(line.ToString());
                    line.Clear();
                }
                else
                {
                    line.Append(' ');
                }
            }
        }

        code.Line();
    }

    private static ulong[] Pairs(float[] floats)
    {
        uint[] bits = new uint[floats.Length];
        Buffer.BlockCopy(floats, 0, bits, 0, floats.Length * sizeof(float));
        ulong[] pairs = new ulong[(floats.Length + 1) / 2];
        for (int i = 0; i < bits.Length; i++)
        {
            pairs[i / 2] |= (ulong)bits[i] << (i % 2 * 32);
        }

        return pairs;
    }
}
