namespace StaticNet;

/// <summary>
/// How parameters begin. Fan-in is the number of inputs of a unit, fan-out the number of outputs it feeds.
/// The same seed gives the same values on every machine and vector width.
/// </summary>
public enum Initializer
{
    /// <summary>Follows the activation: He for the ReLU family and its smooth relatives (LeakyReLU, ELU, GELU, SiLU, Softplus), LeCun for SELU, Xavier otherwise (all normal).</summary>
    Default,

    /// <summary>All zero. Units that begin equal stay equal: hidden layers cannot learn from it.</summary>
    Zeros,

    /// <summary>One value, <c>InitializerScale</c>, everywhere.</summary>
    Constant,

    /// <summary>Normal with mean 0 and standard deviation <c>InitializerScale</c> (0.01 unless said).</summary>
    Normal,

    /// <summary>Uniform in [-s, s], s = <c>InitializerScale</c> (0.05 unless said).</summary>
    Uniform,

    /// <summary>Normal with sigma = sqrt(2 / (fan-in + fan-out)) (Glorot, Bengio, 2010).</summary>
    XavierNormal,

    /// <summary>Uniform in [-a, a], a = sqrt(6 / (fan-in + fan-out)) (Glorot, Bengio, 2010).</summary>
    XavierUniform,

    /// <summary>Normal with sigma = sqrt(2 / fan-in) (He et al., 2015).</summary>
    HeNormal,

    /// <summary>Uniform in [-a, a], a = sqrt(6 / fan-in) (He et al., 2015).</summary>
    HeUniform,

    /// <summary>Normal with sigma = sqrt(1 / fan-in) (LeCun et al., 1998).</summary>
    LeCunNormal,

    /// <summary>
    /// A random matrix [units, inputs] with orthonormal rows, or columns where there are more rows, times <c>InitializerScale</c> (1 unless said)
    /// (Saxe, McClelland, Ganguli, 2013). Of a convolution the rows are its kernels; of a recurrent layer each gate is a matrix of its own.
    /// </summary>
    Orthogonal,
}
