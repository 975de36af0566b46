using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members of a network whose declaration is wrong: the same names, which throw, so that one reported problem does
/// not become an error at every use. Names that the author took for something else are left to it.
/// </summary>
internal static class BrokenNetworkEmitter
{
    public const string Summary = "/// <summary>The declaration has errors.</summary>";
    public const string Throw = "throw new global::System.InvalidOperationException(\"The declaration of this network has errors.\")";

    public static (string HintName, string Text) Emit(NetworkDeclaration network)
    {
        ClassDeclaration type = network.Class;
        return ($"{type.HintName}.g.cs", SourceFile.Write(type, Surface(network), code => EmitMembers(code, network)));
    }

    public static void EmitMember(CodeWriter code, ClassDeclaration type, string name, string member)
    {
        if (!type.TakenNames.Contains(name))
        {
            code.Line(Summary);
            code.Line(SourceFile.Mark);
            code.Line(member);
            code.Line();
        }
    }

    private static void EmitMembers(CodeWriter code, NetworkDeclaration network)
    {
        ClassDeclaration type = network.Class;
        EmitInterface(code);
        EmitMember(code, type, "InputSize", "public const int InputSize = 1;");
        EmitMember(code, type, "OutputSize", "public const int OutputSize = 1;");
        EmitMember(code, type, "ParameterCount", "public const int ParameterCount = 1;");
        EmitMember(code, type, "Parameters", $"public Span<float> Parameters => {Throw};");
        EmitMember(code, type, "Tensors", $"public global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> Tensors => {Throw};");
        EmitMember(code, type, "Predict", $"public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => {Throw};");
        EmitMember(code, type, TakenNames.Constructor, $"public {type.Type.Name}(int seed = 0) => {Throw};");
        if (network.Steps is not null)
        {
            BrokenSequenceEmitter.EmitMembers(code, type);
        }

        bool hasStates = BrokenSequenceEmitter.HasState(network);
        string self = type.Type.Name + type.Type.TypeParameters;
        bool hasBase = !type.TakenNames.Contains("Trainer");
        if (hasBase)
        {
            EmitTrainer(code, "abstract", "Trainer", "global::StaticNet.Trainer", self, isDecaying: false, hasStates);
        }

        // One trainer of each kind, also where an optimizer is declared twice.
        foreach (IGrouping<string, OptimizerDeclaration> optimizers in network.Optimizers.GroupBy(optimizer => optimizer.Kind))
        {
            string name = $"{optimizers.Key}Trainer";
            if (!type.TakenNames.Contains(name))
            {
                bool isDecaying = optimizers.First().Numbers.Any(number => number.Name == "WeightDecay");
                EmitTrainer(code, "sealed", name, hasBase ? "Trainer" : "global::StaticNet.Trainer", self, isDecaying, hasStates);
            }
        }
    }

    private static string Surface(NetworkDeclaration network) => BrokenSequenceEmitter.HasState(network) ? SequenceEmitter.Interface(network.Class) : "global::StaticNet.INetwork";

    private static void EmitInterface(CodeWriter code) => code.Line($$"""
        int global::StaticNet.INetwork.InputSize => {{Throw}};

        int global::StaticNet.INetwork.OutputSize => {{Throw}};

        int global::StaticNet.INetwork.ParameterCount => {{Throw}};

        Span<float> global::StaticNet.INetwork.Parameters => {{Throw}};

        global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> global::StaticNet.INetwork.Tensors => {{Throw}};

        void global::StaticNet.INetwork.Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => {{Throw}};

        """);

    private static void EmitTrainer(CodeWriter code, string modifier, string name, string baseName, string self, bool isDecaying, bool hasStates)
    {
        bool isRoot = baseName != "Trainer";
        code.Line(Summary);
        code.Line(SourceFile.Mark);
        using (code.Open($"public {modifier} class {name} : {baseName}"))
        {
            code.Line(Summary);
            code.Line($"{(modifier == "abstract" ? "private protected" : "public")} {name}({self} network)");
            code.Line($"    : base({(isRoot ? "network, null!, null!, default, 0f" : "network")}) => {Throw};");
            if (isRoot)
            {
                code.Line($$"""

                    {{Summary}}
                    public new {{self}} Network => {{Throw}};

                    /// <inheritdoc/>
                    protected override float Gradient(scoped in global::StaticNet.TrainingBatch batch) => {{Throw}};

                    /// <inheritdoc/>
                    protected override float MeanLoss(scoped in global::StaticNet.TrainingBatch batch) => {{Throw}};

                    /// <inheritdoc/>
                    protected override void Update(float learningRate, long step) => {{Throw}};
                    """);
                if (hasStates)
                {
                    BrokenSequenceEmitter.EmitTraining(code);
                }
            }

            if (isDecaying)
            {
                code.Line();
                code.Line(Summary);
                code.Line($"public float WeightDecay {{ get => {Throw}; set => {Throw}; }}");
            }
        }

        code.Line();
    }
}
