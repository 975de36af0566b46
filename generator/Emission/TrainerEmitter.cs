using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the nested class Trainer, which all trainers of the network share: its workspace, its passes over batches, and for sequences the steps that go on
/// from states.
/// </summary>
internal static class TrainerEmitter
{
    public static void EmitBase(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        string name = network.Declaration.Class.Type.Name + network.Declaration.Class.Type.TypeParameters;
        code.Line("/// <summary>What the trainers of this network share, whatever their optimizer.</summary>");
        code.Line(SourceFile.Mark);
        using (code.Open("public abstract class Trainer : global::StaticNet.Trainer"))
        {
            EmitWorkspace(code, network);
            code.Line();
            code.Line($"private protected Trainer({name} network, float learningRate)");
            code.Line($"    : base(network, network.parameterBuffer, TensorLayouts, global::StaticNet.TargetKind.{network.Loss!.Targets}, learningRate)");
            using (code.OpenScope())
            {
                code.Line("Network = network;");
            }

            code.Line();
            code.Line("/// <summary>The network in training.</summary>");
            code.Line($"public new {name} Network {{ get; }}");
            code.Line();
            TelemetryEmitter.EmitProperty(code, network);
            TrainingPassEmitter.Emit(code, network, dispatch);
            if (network.SeesWholeBatch)
            {
                EmitRoom(code, network);
            }

            if (network.IsSequential)
            {
                EmitCarrying(code, network);
            }
        }

        code.Line();
    }

    private static void EmitWorkspace(CodeWriter code, NetworkPlan network)
    {
        TrainingWorkspace work = network.Workspace;
        if (network.SeesWholeBatch)
        {
            code.Line("// Outputs of the layers and deltas of the largest batch so far, which goes through the layers as a whole.");
            code.Line($"private protected global::StaticNet.AlignedBuffer work = new({Invariant.Text(work.FixedFloats)});");
            code.Line("private int capacity;");
        }
        else
        {
            code.Line($"// Outputs of the layers and deltas of up to {network.ChunkRows} samples.");
            code.Line($"private protected readonly global::StaticNet.AlignedBuffer work = new({Invariant.Text(TrainingPassEmitter.Floats(network))});");
        }
    }

    private static void EmitRoom(CodeWriter code, NetworkPlan network)
    {
        using (code.Open("private void MakeRoom(int count)"))
        using (code.Open("if (count > capacity)"))
        {
            code.Line($"work = RoomFor(ref count, {Invariant.Text(network.Workspace.FixedFloats)}, {Invariant.Text(network.Workspace.RowFloats)});");
            code.Line("capacity = count;");
        }

        code.Line();
    }

    // Truncated backpropagation through time: each sample goes on from a state and leaves its state behind the last step.
    private static void EmitCarrying(CodeWriter code, NetworkPlan network)
    {
        (string Method, string Summary)[] methods =
        [
            ("Step", "Takes one step on one mini-batch of sequences that go on from states"),
            ("Backpropagate", "Computes the gradient of one mini-batch of sequences that go on from states, without penalties or clipping,"),
            ("Evaluate", "The mean loss over sequences that go on from states"),
        ];
        foreach ((string method, string summary) in methods)
        {
            EmitCarrying(code, network, method, summary, "ReadOnlySpan<float> targets", "The targets, one sample after another, step by step.");
            if (network.Loss!.Targets == "Classes")
            {
                EmitCarrying(code, network, method, summary, "ReadOnlySpan<int> labels", "A class number for each output step of each sample.");
            }
        }
    }

    private static void EmitCarrying(CodeWriter code, NetworkPlan network, string method, string summary, string targets, string description)
    {
        string name = targets.Substring(targets.IndexOf(' ') + 1);
        code.Line($$"""
            /// <summary>
            /// {{summary}} and leaves in these what each stream remembers behind its last step, so that a long sequence is learned window by window (truncated
            /// backpropagation through time: Williams, Peng, 1990). No gradient flows into the states.
            /// </summary>
            /// <param name="inputs">The samples, one after another, step by step.</param>
            /// <param name="{{name}}">{{description}}</param>
            /// <param name="states">One for each sample. They stay as they were where the loss is not finite.</param>
            /// <param name="lengths">The number of steps of each sample, from 0 to <see cref="Steps"/>; all of them where none are given.</param>
            /// <returns>The mean loss over the steps, penalties not counted.</returns>
            /// <exception cref="global::System.ArgumentException">No sample, or a length, target or number of states that does not fit; nothing was changed.</exception>
            public float {{method}}(ReadOnlySpan<float> inputs, {{targets}}, Span<State> states, ReadOnlySpan<int> lengths = default) =>
                {{method}}From(inputs, {{name}}, lengths, MemoryMarshal.Cast<State, float>(states), {{Invariant.Text(network.StateFloats)}});

            """);
    }
}
