using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;
using static StaticNet.Generator.Optimizers.OptimizerKind;

namespace StaticNet.Generator.Optimizers;

/// <summary>The table of optimizers, one row each. The papers are named on the attributes.</summary>
internal static class OptimizerKinds
{
    private static readonly IReadOnlyList<OptimizerNumber> MomentumNumbers = [new("Momentum", NumberRange.Fraction, 0.9f)];

    private static readonly IReadOnlyList<OptimizerNumber> AdamNumbers =
    [
        new("Beta1", NumberRange.Fraction, 0.9f),
        new("Beta2", NumberRange.Fraction, 0.999f),
        new("Epsilon", NumberRange.Positive, 1e-8f),
    ];

    public static readonly IReadOnlyList<OptimizerKind> All =
    [
        new("Sgd")
        {
            Formula = "w -= rate g",
            LearningRate = 0.01f,
            Update = (v, _) => "w -= rate * g;",
        },

        new("Momentum")
        {
            Formula = "v = momentum v + g; w -= rate v",
            LearningRate = 0.01f,
            Numbers = MomentumNumbers,
            Slots = ["momentum_buffer"],
            Update = (v, o) => $"""
                s0 = {v.MultiplyAdd(v.Constant(o["Momentum"]), "s0", "g")};
                w -= rate * s0;
                """,
        },

        new("Nesterov")
        {
            Formula = "v = momentum v + g; w -= rate (g + momentum v)",
            LearningRate = 0.01f,
            Numbers = MomentumNumbers,
            Slots = ["momentum_buffer"],
            Update = (v, o) => $"""
                s0 = {v.MultiplyAdd(v.Constant(o["Momentum"]), "s0", "g")};
                w -= rate * {v.MultiplyAdd(v.Constant(o["Momentum"]), "s0", "g")};
                """,
        },

        new("Adagrad")
        {
            Formula = "s += g^2; w -= rate g / (sqrt(s) + epsilon)",
            LearningRate = 0.01f,
            Numbers = [new("Epsilon", NumberRange.Positive, 1e-10f)],
            Slots = ["sum"],
            Update = (v, o) => $"""
                s0 = {v.MultiplyAdd("g", "g", "s0")};
                w -= rate * g / ({v.Class}.Sqrt(s0) + {v.Constant(o["Epsilon"])});
                """,
        },

        new("Adadelta")
        {
            Formula = "s = rho s + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(s + epsilon) g; u = rho u + (1 - rho) d^2; w -= rate d",
            LearningRate = 1f,
            Numbers = [new("Rho", NumberRange.Fraction, 0.9f), new("Epsilon", NumberRange.Positive, 1e-6f)],
            Slots = ["square_avg", "acc_delta"],
            Update = (v, o) => $"""
                s0 = {RunningMean(v, o, "Rho", "s0", "g * g")};
                {v.Type} d = {v.Class}.Sqrt(s1 + {v.Constant(o["Epsilon"])}) / {v.Class}.Sqrt(s0 + {v.Constant(o["Epsilon"])}) * g;
                s1 = {RunningMean(v, o, "Rho", "s1", "d * d")};
                w -= rate * d;
                """,
        },

        new("RmsProp")
        {
            Formula = "s = rho s + (1 - rho) g^2; w -= rate g / (sqrt(s) + epsilon)",
            LearningRate = 0.01f,
            Numbers = [new("Rho", NumberRange.Fraction, 0.99f), new("Epsilon", NumberRange.Positive, 1e-8f)],
            Slots = ["square_avg"],
            Update = (v, o) => $"""
                s0 = {RunningMean(v, o, "Rho", "s0", "g * g")};
                w -= rate * g / ({v.Class}.Sqrt(s0) + {v.Constant(o["Epsilon"])});
                """,
        },

        new("Adam")
        {
            Formula = "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w -= rate m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)",
            LearningRate = 0.001f,
            Numbers = AdamNumbers,
            Slots = ["exp_avg", "exp_avg_sq"],
            Scalars = AdamScalars,
            Update = AdamStep,
        },

        new("AdamW")
        {
            Formula = "w -= rate decay w (weights only); then Adam's step",
            LearningRate = 0.001f,
            Numbers = [.. AdamNumbers, new("WeightDecay", NumberRange.NotNegative, 0.01f)],
            Slots = ["exp_avg", "exp_avg_sq"],
            Numbered = ["numbers.NotNegative(\"weight_decay\", ref weightDecay);"],
            Prepare = _ => "DecayWeights(learningRate * WeightDecay);",
            Scalars = AdamScalars,
            Update = AdamStep,
        },

        new("AdaMax")
        {
            Formula = "m = beta1 m + (1 - beta1) g; u = max(beta2 u, |g| + epsilon); w -= rate / (1 - beta1^t) m / u",
            LearningRate = 0.002f,
            Numbers = AdamNumbers,
            Slots = ["exp_avg", "exp_inf"],
            Scalars = o => [("rate", $"(float)(learningRate / (1d - {Power(o, "Beta1")}))")],
            Update = (v, o) => $"""
                s0 = {RunningMean(v, o, "Beta1", "s0", "g")};
                s1 = {v.Class}.MaxNative({v.Constant(o["Beta2"])} * s1, {v.Class}.Abs(g) + {v.Constant(o["Epsilon"])});
                w -= rate * s0 / s1;
                """,
        },

        new("Nadam")
        {
            Formula = "Adam's m and v; mu_t = beta1 (1 - 0.96^(t decay) / 2); w -= rate (mu_(t+1) m / (1 - mu_1...mu_(t+1)) + (1 - mu_t) g / (1 - mu_1...mu_t)) / (sqrt(v / (1 - beta2^t)) + epsilon)",
            LearningRate = 0.002f,
            Numbers = [.. AdamNumbers, new("MomentumDecay", NumberRange.NotNegative, 0.004f)],
            Slots = ["exp_avg", "exp_avg_sq"],
            Fields = ["private double momentumProduct = 1d;"],
            Numbered = ["numbers.Fraction(\"momentum_product\", ref momentumProduct);"],
            Prepare = o => $"""
                double momentum = {NadamMomentum(o, "step")};
                double nextMomentum = {NadamMomentum(o, "(step + 1)")};
                momentumProduct *= momentum;
                """,
            Scalars = o =>
            [
                ("gradientRate", "(float)(learningRate * (1d - momentum) / (1d - momentumProduct))"),
                ("rate", "(float)(learningRate * nextMomentum / (1d - momentumProduct * nextMomentum))"),
                ("root", $"(float)(1d / Math.Sqrt(1d - {Power(o, "Beta2")}))"),
            ],
            Update = (v, o) => $"""
                s0 = {RunningMean(v, o, "Beta1", "s0", "g")};
                s1 = {RunningMean(v, o, "Beta2", "s1", "g * g")};
                {v.Type} n = rate * s0 + gradientRate * g;
                w -= {Quotient(v, o, "n", "s1")};
                """,
        },

        new("AmsGrad")
        {
            Formula = "Adam's m and v; u = max(u, v); w -= rate m / (1 - beta1^t) / (sqrt(u / (1 - beta2^t)) + epsilon)",
            LearningRate = 0.001f,
            Numbers = AdamNumbers,
            Slots = ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"],
            Scalars = AdamScalars,
            Update = (v, o) => $"""
                s0 = {RunningMean(v, o, "Beta1", "s0", "g")};
                s1 = {RunningMean(v, o, "Beta2", "s1", "g * g")};
                s2 = {v.Class}.MaxNative(s2, s1);
                {v.Type} n = rate * s0;
                w -= {Quotient(v, o, "n", "s2")};
                """,
        },
    ];

    public static OptimizerKind Get(string name) => All.First(kind => kind.Name == name);

    private static (string Name, string Expression)[] AdamScalars(OptimizerDeclaration o) =>
    [
        ("rate", $"(float)(learningRate / (1d - {Power(o, "Beta1")}))"),
        ("root", $"(float)(1d / Math.Sqrt(1d - {Power(o, "Beta2")}))"),
    ];

    // The power of a decay that is left after so many steps. Below 2^-54 it is nothing beside 1, and is not computed.
    private static string Power(OptimizerDeclaration o, string number)
    {
        double decay = Meant(o[number]);
        double last = Math.Ceiling(-54d * Math.Log(2d) / Math.Log(decay));
        return $"(step > {Invariant.Text((long)Math.Min(last, 1e15))}L ? 0d : Math.Pow({Exact(decay)}, step))";
    }

    private static string AdamStep(Lanes v, OptimizerDeclaration o) => $"""
        s0 = {RunningMean(v, o, "Beta1", "s0", "g")};
        s1 = {RunningMean(v, o, "Beta2", "s1", "g * g")};
        {v.Type} n = rate * s0;
        w -= {Quotient(v, o, "n", "s1")};
        """;

    private static string RunningMean(Lanes v, OptimizerDeclaration o, string number, string mean, string value)
    {
        double stays = Meant(o[number]);
        return v.MultiplyAdd(Constant(v, stays), mean, $"{Constant(v, 1d - stays)} * {(value.Contains(' ') ? $"({value})" : value)}");
    }

    private static string Quotient(Lanes v, OptimizerDeclaration o, string n, string s) =>
        $"{n} / ({v.Class}.Sqrt({s}) * root + {v.Constant(o["Epsilon"])})";

    private static string NadamMomentum(OptimizerDeclaration o, string step) =>
        $"{Exact(Meant(o["Beta1"]))} * (1d - 0.5d * Math.Pow(0.96d, {step} * {Exact(Meant(o["MomentumDecay"]))}))";
}
