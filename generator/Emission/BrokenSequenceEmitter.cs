using StaticNet.Generator.Declaration;
using static StaticNet.Generator.Emission.BrokenNetworkEmitter;

namespace StaticNet.Generator.Emission;

/// <summary>Writes what a network for sequences has besides, where its declaration is wrong: see <see cref="BrokenNetworkEmitter"/>.</summary>
internal static class BrokenSequenceEmitter
{
    private const string State = "State";

    /// <summary>Whether there is a state and its type is ours, so that other members can speak of it.</summary>
    public static bool HasState(NetworkDeclaration network) => network.Steps is not null && IsOurs(network.Class);

    public static void EmitMembers(CodeWriter code, ClassDeclaration type)
    {
        foreach (string size in new[] { "Steps", "StepInputSize", "StepOutputSize" })
        {
            EmitMember(code, type, size, $"public const int {size} = 1;");
        }

        EmitMember(
            code,
            type,
            "StateLayouts",
            $"public static global::System.Collections.Generic.IReadOnlyList<global::StaticNet.TensorLayout> StateLayouts => {Throw};");

        // Whatever else is called Predict there, it is no method that could stand beside others.
        if (!type.TakenNames.Contains("Predict"))
        {
            EmitMember(code, type, TakenNames.PredictLengths, $"public void Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) => {Throw};");
        }

        if (IsOurs(type))
        {
            EmitInterface(code);
            EmitState(code);
            EmitMember(code, type, "CreateState", $"public State CreateState() => {Throw};");
            EmitMember(code, type, "Step", $"public void Step(ref State state, ReadOnlySpan<float> inputs, Span<float> outputs) => {Throw};");
        }
    }

    /// <summary>Steps of a trainer that begin in a state and leave another.</summary>
    public static void EmitTraining(CodeWriter code)
    {
        foreach (string method in new[] { "Step", "Backpropagate", "Evaluate" })
        {
            foreach (string targets in new[] { "ReadOnlySpan<float> targets", "ReadOnlySpan<int> labels" })
            {
                code.Line();
                code.Line(Summary);
                code.Line($"public float {method}(ReadOnlySpan<float> inputs, {targets}, Span<State> states, ReadOnlySpan<int> lengths = default) => {Throw};");
            }
        }
    }

    private static bool IsOurs(ClassDeclaration type) => !type.TakenNames.Contains(State);

    private static void EmitInterface(CodeWriter code) => code.Line($$"""
        void global::StaticNet.ISequenceNetwork.Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) => {{Throw}};

        State global::StaticNet.ISequenceNetwork<State>.CreateState() => {{Throw}};

        void global::StaticNet.ISequenceNetwork<State>.Step(ref State state, ReadOnlySpan<float> inputs, Span<float> outputs) => {{Throw}};

        """);

    private static void EmitState(CodeWriter code)
    {
        code.Line($$"""
            {{Summary}}
            {{SourceFile.Mark}}
            public struct State : global::System.IEquatable<State>
            {
                {{Summary}}
                public Span<float> Values => {{Throw}};

                {{Summary}}
                public static bool operator ==(State left, State right) => {{Throw}};

                {{Summary}}
                public static bool operator !=(State left, State right) => {{Throw}};

                /// <inheritdoc/>
                public bool Equals(State other) => {{Throw}};

                /// <inheritdoc/>
                public override bool Equals(object? other) => {{Throw}};

                /// <inheritdoc/>
                public override int GetHashCode() => {{Throw}};
            }

            """);
    }
}
