using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What is generated for tiny networks, word for word. See <see cref="Snapshot"/> for how to accept a change.</summary>
public class SnapshotTests
{
    private static readonly Project EightLanes = new() { Lanes = "8" };

    [Fact]
    public void Regression() => Verify("""
        using StaticNet;

        namespace Tiny;

        [Network]
        [Input(2)]
        [Dense(3, Activation.Tanh, Name = "hidden")]
        [Dense(1)]
        [Loss(Loss.MeanSquaredError)]
        [Momentum]
        public sealed partial class Regression;
        """);

    [Fact]
    public void Inference() => Verify("""
        using StaticNet;

        [Network]
        [Input(2)]
        [Dense(2, Activation.Softmax)]
        public sealed partial class Inference;
        """);

    [Fact]
    public void Broken() => Verify("""
        using StaticNet;

        [Network]
        [Input(2)]
        [Dense(0)]
        [Loss(Loss.CrossEntropy)]
        [AdamW]
        public sealed partial class Broken;
        """);

    [Fact]
    public void Sequence() => Verify("""
        using StaticNet;

        [Network]
        [Input(2, Steps = 3)]
        [Conv1D(2, 2)]
        [Gru(3, ReturnSequence = false)]
        [Dense(1)]
        [Loss(Loss.MeanSquaredError)]
        [Sgd]
        public sealed partial class Sequence;
        """);

    [Fact]
    public void BrokenSequence() => Verify("""
        using StaticNet;

        [Network]
        [Input(2, Steps = 3)]
        [Gru(0)]
        [Loss(Loss.MeanSquaredError)]
        [Sgd]
        public sealed partial class BrokenSequence;
        """);

    private void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Matches(GeneratorRun.Of(EightLanes, source), this, method);
}
