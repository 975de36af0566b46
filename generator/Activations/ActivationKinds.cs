using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Activations;

/// <summary>
/// The table of activations, one row each. x is the value before, a the value after, d the delta that comes from above;
/// the second expression is d times the derivative. NaN must pass through both: a fault is to be seen, not hidden.
/// </summary>
internal static class ActivationKinds
{
    // Klambauer et al., 2017.
    private const float SeluAlpha = 1.67326324f;
    private const float SeluScale = 1.05070099f;

    public static readonly IReadOnlyList<ActivationKind> All =
    [
        new("Linear",
            (_, x, _) => x,
            (_, d, _, _) => d)
        { IsCheap = true },

        new("Sigmoid",
            (v, x, slope) => v.Math("Sigmoid", slope == 1f ? x : $"{x} * {v.Constant(slope)}"),
            (v, d, a, slope) => slope == 1f ? $"{d} * {a} * ({v.One} - {a})" : $"{d} * {v.Constant(slope)} * {a} * ({v.One} - {a})")
        { Argument = "Slope", DefaultNumber = 1f },

        new("Tanh",
            (v, x, _) => v.Math("Tanh", x),
            (v, d, a, _) => $"{d} * ({v.One} - {a} * {a})"),

        // MaxNative gives its second operand where one is NaN.
        new("ReLU",
            (v, x, _) => $"{v.Class}.MaxNative({v.Zero}, {x})",
            (v, d, a, _) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({a}, {v.Zero}), {d}, {v.Zero})")
        { IsCheap = true, DefaultInitializer = "HeNormal" },

        // Alpha is never negative, so the sign of a is that of x; likewise for ELU.
        new("LeakyReLU",
            (v, x, alpha) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({x}, {v.Zero}), {x}, {x} * {v.Constant(alpha)})",
            (v, d, a, alpha) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({a}, {v.Zero}), {d}, {d} * {v.Constant(alpha)})")
        { IsCheap = true, DefaultInitializer = "HeNormal", Argument = "Alpha", DefaultNumber = 0.01f },

        new("ELU",
            (v, x, alpha) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({x}, {v.Zero}), {x}, {v.Constant(alpha)} * {v.Math("Expm1", x)})",
            (v, d, a, alpha) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({a}, {v.Zero}), {d}, {d} * ({a} + {v.Constant(alpha)}))")
        { DefaultInitializer = "HeNormal", Argument = "Alpha", DefaultNumber = 1f },

        new("SELU",
            (v, x, _) => $"{v.Class}.ConditionalSelect({v.Class}.GreaterThan({x}, {v.Zero}), {v.Constant(SeluScale)} * {x}, {v.Constant(SeluScale * SeluAlpha)} * {v.Math("Expm1", x)})",
            (v, d, a, _) => $"{d} * {v.Class}.ConditionalSelect({v.Class}.GreaterThan({a}, {v.Zero}), {v.Constant(SeluScale)}, {a} + {v.Constant(SeluScale * SeluAlpha)})")
        { DefaultInitializer = "LeCunNormal" },

        new("GELU",
            (v, x, _) => $"{x} * {v.Math("NormalCdf", x)}",
            (v, d, x, _) => $"{d} * {v.Math("GeluDerivative", x)}")
        { Keeps = DerivativeSource.Input, DefaultInitializer = "HeNormal" },

        new("SiLU",
            (v, x, _) => $"{x} * {v.Math("Sigmoid", x)}",
            (v, d, x, _) => $"{d} * {v.Math("SiluDerivative", x)}")
        { Keeps = DerivativeSource.Input, DefaultInitializer = "HeNormal" },

        new("Softplus",
            (v, x, _) => v.Math("Softplus", x),
            (v, d, x, _) => $"{d} * {v.Math("Sigmoid", x)}")
        { Keeps = DerivativeSource.Input, DefaultInitializer = "HeNormal" },

        // Written by rows: see PassEmitter, InlineEmitter and LossEmitter.
        new("Softmax",
            (_, _, _) => throw new InvalidOperationException("Softmax is written by rows."),
            (_, _, _, _) => throw new InvalidOperationException("Softmax is written by rows.")),
    ];

    /// <summary>The expression of an activation that is applied in registers; the value itself where there is none, or one that is a pass of its own.</summary>
    public static string ApplyIfCheap(Lanes lanes, string value, ActivationChoice activation)
    {
        ActivationKind kind = Get(activation.Kind);
        return kind.IsCheap ? kind.Apply(lanes, value, activation.Number) : value;
    }

    public static ActivationKind Get(string name) => All.First(kind => kind.Name == name);
}
