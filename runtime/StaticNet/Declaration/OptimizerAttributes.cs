namespace StaticNet;

/// <summary>
/// What every optimizer attribute shares. Each adds one nested trainer class to the network: <c>[Adam]</c> on <c>Digits</c>
/// gives <c>Digits.AdamTrainer</c>. In the formulas g is the gradient, w a parameter, t the number of the step from 1.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(float learningRate) => LearningRate = learningRate;

    /// <summary>The learning rate a new trainer begins with.</summary>
    public float LearningRate { get; set; }
}

/// <summary>Stochastic gradient descent: w -= rate g (Robbins, Monro, 1951). Rate 0.01 unless said.</summary>
public sealed class SgdAttribute() : OptimizerAttribute(0.01f);

/// <summary>Descent with inertia: v = momentum v + g; w -= rate v (Polyak, 1964, in PyTorch's form). Rate 0.01 unless said.</summary>
/// <param name="momentum">How much of the velocity stays, in [0, 1); 0.9 unless said.</param>
public sealed class MomentumAttribute(float momentum = 0.9f) : OptimizerAttribute(0.01f)
{
    /// <summary>How much of the velocity stays.</summary>
    public float Momentum { get; } = momentum;
}

/// <summary>
/// Inertia that looks ahead: v = momentum v + g; w -= rate (g + momentum v) (Nesterov, 1983; the form of Sutskever et al.,
/// 2013, and PyTorch). Rate 0.01 unless said.
/// </summary>
/// <param name="momentum">How much of the velocity stays, in [0, 1); 0.9 unless said.</param>
public sealed class NesterovAttribute(float momentum = 0.9f) : OptimizerAttribute(0.01f)
{
    /// <summary>How much of the velocity stays.</summary>
    public float Momentum { get; } = momentum;
}

/// <summary>A rate per parameter: s += g²; w -= rate g / (sqrt(s) + epsilon) (Duchi, Hazan, Singer, 2011). Rate 0.01 unless said.</summary>
public sealed class AdagradAttribute() : OptimizerAttribute(0.01f)
{
    /// <summary>Keeps the division finite; 1e-10 unless said.</summary>
    public float Epsilon { get; set; } = 1e-10f;
}

/// <summary>
/// Steps in the units of the parameter: s = rho s + (1 - rho) g²; d = sqrt(u + epsilon) / sqrt(s + epsilon) g;
/// u = rho u + (1 - rho) d²; w -= rate d (Zeiler, 2012). Rate 1 unless said.
/// </summary>
public sealed class AdadeltaAttribute() : OptimizerAttribute(1f)
{
    /// <summary>How much of both running means stays, in [0, 1); 0.9 unless said.</summary>
    public float Rho { get; set; } = 0.9f;

    /// <summary>Keeps the division finite; 1e-6 unless said.</summary>
    public float Epsilon { get; set; } = 1e-6f;
}

/// <summary>s = rho s + (1 - rho) g²; w -= rate g / (sqrt(s) + epsilon) (Tieleman, Hinton, 2012). Rate 0.01 unless said.</summary>
public sealed class RmsPropAttribute() : OptimizerAttribute(0.01f)
{
    /// <summary>How much of the running mean stays, in [0, 1); 0.99 unless said.</summary>
    public float Rho { get; set; } = 0.99f;

    /// <summary>Keeps the division finite; 1e-8 unless said.</summary>
    public float Epsilon { get; set; } = 1e-8f;
}

/// <summary>What the optimizers of Adam's family share.</summary>
public abstract class AdamFamilyAttribute : OptimizerAttribute
{
    private protected AdamFamilyAttribute(float learningRate)
        : base(learningRate)
    {
    }

    /// <summary>How much of the running mean of gradients stays, in [0, 1); 0.9 unless said.</summary>
    public float Beta1 { get; set; } = 0.9f;

    /// <summary>How much of the running mean of squares stays, in [0, 1); 0.999 unless said.</summary>
    public float Beta2 { get; set; } = 0.999f;

    /// <summary>Keeps the division finite; 1e-8 unless said.</summary>
    public float Epsilon { get; set; } = 1e-8f;
}

/// <summary>
/// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²;
/// w -= rate m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) (Kingma, Ba, 2014). Rate 0.001 unless said.
/// </summary>
public sealed class AdamAttribute() : AdamFamilyAttribute(0.001f);

/// <summary>
/// Adam with weight decay outside the gradient: w -= rate decay w, then Adam's step (Loshchilov, Hutter, 2017). Rate 0.001 unless said.
/// </summary>
public sealed class AdamWAttribute() : AdamFamilyAttribute(0.001f)
{
    /// <summary>The decay a new trainer begins with, at least 0; 0.01 unless said. It acts on weights and not on biases.</summary>
    public float WeightDecay { get; set; } = 0.01f;
}

/// <summary>
/// Adam with the maximum norm: m as Adam's; u = max(beta2 u, |g| + epsilon); w -= rate / (1 - beta1^t) m / u
/// (Kingma, Ba, 2014, section 7). Rate 0.002 unless said.
/// </summary>
public sealed class AdaMaxAttribute() : AdamFamilyAttribute(0.002f);

/// <summary>
/// Adam with Nesterov's look ahead (Dozat, 2016), in PyTorch's form: mu_t = beta1 (1 - 0.96^(t decay) / 2);
/// w -= rate (mu_(t+1) m / (1 - mu_1 ... mu_(t+1)) + (1 - mu_t) g / (1 - mu_1 ... mu_t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
/// Rate 0.002 unless said.
/// </summary>
public sealed class NadamAttribute() : AdamFamilyAttribute(0.002f)
{
    /// <summary>How fast the momentum warms up, at least 0; 0.004 unless said.</summary>
    public float MomentumDecay { get; set; } = 0.004f;
}

/// <summary>
/// Adam whose steps never grow: the greatest v so far stands in Adam's formula for v (Reddi, Kale, Kumar, 2018). Rate 0.001 unless said.
/// </summary>
public sealed class AmsGradAttribute() : AdamFamilyAttribute(0.001f);
