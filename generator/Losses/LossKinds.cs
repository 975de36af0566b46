
namespace StaticNet.Generator.Losses;

/// <summary>The table of losses, one row each. Means are taken outside.</summary>
internal static class LossKinds
{
    public static readonly IReadOnlyList<LossKind> All =
    [
        new("MeanSquaredError")
        {
            Value = (_, e, _, _, _) => $"{e} * {e}",
            Derivative = (_, e, _, _, _) => $"{e} + {e}",
        },

        new("MeanAbsoluteError")
        {
            Value = (v, e, _, _, _) => $"{v.Class}.Abs({e})",

            // The sign bit of e on 1, and 0 where e is 0.
            Derivative = (v, e, _, _, _) => $"({v.Class}.CopySign({v.One}, {e}) & ~{v.Class}.Equals({e}, {v.Zero}))",
        },

        // With c = e brought into [-delta, delta], both branches are c (e - c/2).
        new("Huber")
        {
            Value = (v, e, _, _, delta) => $"{Clamp(v, e, delta)} * ({e} - {v.Constant(0.5f)} * {Clamp(v, e, delta)})",
            Derivative = (v, e, _, _, delta) => Clamp(v, e, delta),
        },

        // By the logit z of a = sigmoid(slope z): log(1 + exp(-|slope z|)) + max(slope z, 0) - slope z y, and slope (a - y).
        new("BinaryCrossEntropy")
        {
            Targets = "Probabilities",
            Wants = "Sigmoid",
            Shared = (v, z, slope) => $"{v.Type} tail = VectorMath.SoftplusOfMinusAbs({Scaled(v, z, slope)}, out {v.Type} sigmoid);",
            Value = (v, _, z, y, slope) => $"tail + ({v.Class}.MaxNative({v.Zero}, {Scaled(v, z, slope)}) - {Scaled(v, z, slope)} * {y})",
            Derivative = (v, _, _, y, slope) => slope == 1f ? $"(sigmoid - {y})" : $"{v.Constant(slope)} * (sigmoid - {y})",
        },

        // Written by rows: see Emission/LossEmitter.
        new("CrossEntropy") { Targets = "Classes", Wants = "Softmax", IsMeanOverOutputs = false },
    ];

    public static LossKind Get(string name) => All.First(kind => kind.Name == name);

    private static string Clamp(Emission.Lanes v, string e, float delta) =>
        $"{v.Class}.MaxNative({v.Constant(-delta)}, {v.Class}.MinNative({v.Constant(delta)}, {e}))";

    private static string Scaled(Emission.Lanes v, string z, float slope) => slope == 1f ? z : $"({z} * {v.Constant(slope)})";
}
