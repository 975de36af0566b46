namespace StaticNet;

/// <summary>What a layer applies to each of its outputs.</summary>
public enum Activation
{
    /// <summary>x. Derivative 1.</summary>
    Linear,

    /// <summary>1 / (1 + exp(-lambda x)). Derivative lambda y (1 - y), at most lambda / 4: stacked, it makes gradients vanish.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent. Derivative 1 - y².</summary>
    Tanh,

    /// <summary>max(0, x) (Nair, Hinton, 2010). Derivative 1 for x &gt; 0, else 0.</summary>
    ReLU,

    /// <summary>x for x &gt; 0, else alpha x (Maas, Hannun, Ng, 2013). Derivative 1 or alpha.</summary>
    LeakyReLU,

    /// <summary>x for x &gt; 0, else alpha (exp(x) - 1) (Clevert, Unterthiner, Hochreiter, 2015). Derivative 1 or y + alpha.</summary>
    ELU,

    /// <summary>ELU with alpha 1.6732632 scaled by 1.0507010, which keeps mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    SELU,

    /// <summary>x Phi(x), Phi the normal distribution function, in its exact form with erf (Hendrycks, Gimpel, 2016).</summary>
    GELU,

    /// <summary>x sigmoid(x), also called swish (Elfwing, Uchibe, Doya, 2017).</summary>
    SiLU,

    /// <summary>log(1 + exp(x)) (Dugas et al., 2001). Derivative sigmoid(x).</summary>
    Softplus,

    /// <summary>exp(x_i) / sum of exp(x_j): outputs that are positive and sum to 1. Only on the last layer.</summary>
    Softmax,
}
