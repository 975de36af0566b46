using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members of a network whose declaration is wrong: the same names, which throw, so that one reported problem does
/// not become an error at every use.
/// </summary>
internal static class BrokenNetworkEmitter
{
    private const string Throw = "throw new global::System.InvalidOperationException(\"The declaration of this network has errors.\")";

    public static (string HintName, string Text) Emit(NetworkDeclaration network)
    {
        ClassDeclaration type = network.Class;
        return ($"{type.HintName}.g.cs", SourceFile.Write(type, isNullable: true, code => EmitMembers(code, network)));
    }

    private static void EmitMembers(CodeWriter code, NetworkDeclaration network)
    {
        string name = network.Class.Type.Name;
        string self = name + network.Class.Type.TypeParameters;
        code.Line($$"""
            /// <summary>The declaration has errors.</summary>
            public const int InputSize = 1;

            /// <summary>The declaration has errors.</summary>
            public const int OutputSize = 1;

            /// <summary>The declaration has errors.</summary>
            public const int ParameterCount = 1;

            /// <summary>The declaration has errors.</summary>
            public {{name}}(int seed = 0) => {{Throw}};

            int global::StaticNet.INetwork.InputSize => {{Throw}};

            int global::StaticNet.INetwork.OutputSize => {{Throw}};

            int global::StaticNet.INetwork.ParameterCount => {{Throw}};

            /// <summary>The declaration has errors.</summary>
            public Span<float> Parameters => {{Throw}};

            /// <summary>The declaration has errors.</summary>
            public global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> Tensors => {{Throw}};

            /// <summary>The declaration has errors.</summary>
            public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => {{Throw}};

            /// <summary>The declaration has errors.</summary>
            public abstract class Trainer : global::StaticNet.Trainer
            {
                private protected Trainer({{self}} network)
                    : base(network, null!, null!, default, 0f) => {{Throw}};

                /// <summary>The declaration has errors.</summary>
                public new {{self}} Network => {{Throw}};

                /// <inheritdoc/>
                protected override float Gradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count) => {{Throw}};

                /// <inheritdoc/>
                protected override float MeanLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count) => {{Throw}};

                /// <inheritdoc/>
                protected override void Update(float learningRate, long step) => {{Throw}};
            }
            """);
        foreach (OptimizerDeclaration optimizer in network.Optimizers)
        {
            string decay = optimizer.Numbers.Any(number => number.Name == "WeightDecay")
                ? $" /// <summary>The declaration has errors.</summary>\n    public float WeightDecay {{ get => {Throw}; set => {Throw}; }}"
                : string.Empty;
            code.Line();
            code.Line("/// <summary>The declaration has errors.</summary>");
            using (code.Open($"public sealed class {optimizer.Kind}Trainer : Trainer"))
            {
                code.Line("/// <summary>The declaration has errors.</summary>");
                using (code.Open($"public {optimizer.Kind}Trainer({self} network) : base(network)"))
                {
                }

                if (decay.Length > 0)
                {
                    code.Line(decay.TrimStart());
                }
            }
        }
    }
}
