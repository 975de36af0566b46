using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// A layer with everything decided: where its parameters lie and which kernels compute it. It writes its own code:
/// the methods below are called once for each vector width.
/// </summary>
internal abstract class LayerPlan(int index, Shape input, Shape output, ActivationChoice activation)
{
    public int Index { get; } = index;

    public Shape Input { get; } = input;

    public Shape Output { get; } = output;

    public ActivationChoice Activation { get; } = activation;

    public ActivationKind ActivationKind { get; } = ActivationKinds.Get(activation.Kind);

    public int InputWidth => (int)Input.Size;

    public int OutputWidth => (int)Output.Size;

    /// <summary>Floats from one row of its outputs to the next.</summary>
    public int OutputStride => Padding.Of(OutputWidth);

    /// <summary>Floats from one row of its inputs to the next: the user's rows are packed, the network's own are padded.</summary>
    public int InputStride => Index == 0 ? InputWidth : Padding.Of(InputWidth);

    /// <summary>What its methods' names begin with.</summary>
    public string MethodName => $"Layer{Index}";

    /// <summary>One line that says what it computes, with shapes.</summary>
    public abstract string Summary { get; }

    public abstract IEnumerable<TensorPlan> Tensors { get; }

    /// <summary>Multiplications of vectors that one sample costs at a vector width.</summary>
    public abstract int VectorProducts(Lanes lanes);

    /// <summary>Whether it reads its inputs from memory one by one, rather than vectors of them that may be in registers.</summary>
    public abstract bool TakesInputsOneByOne { get; }

    /// <summary>Floats of scratch the backward pass wants, such as for transposed weights.</summary>
    public abstract int BackwardScratch { get; }

    /// <summary>The kernels it uses, for people and tests.</summary>
    public abstract string Kernels { get; }

    /// <summary>
    /// Writes the statements that compute one sample up to the value before the activation, in the middle of a method where p refers
    /// to the parameters, and says where the values are.
    /// </summary>
    public abstract Registers EmitInline(CodeWriter code, Lanes lanes, Operand input);

    /// <summary>
    /// Writes <c>LayerN(ref x, ref p, ref y, rows)</c>, many samples, and <c>LayerNRow(ref x, ref p, ref y)</c>, one, both with the activation
    /// where it is cheap.
    /// </summary>
    public abstract void EmitForward(CodeWriter code, Lanes lanes);

    /// <summary>Writes <c>LayerNGradient(ref x, ref d, ref g, rows, accumulate)</c>: the gradient of its parameters.</summary>
    public abstract void EmitParameterGradient(CodeWriter code, Lanes lanes);

    /// <summary>
    /// Writes <c>LayerNInputs(ref d, ref p, ref scratch, ref kept, ref y, rows, prepare)</c>: the gradient of its inputs, times the derivative
    /// of the activation below where that is cheap. kept is what that activation kept. prepare says that the parameters
    /// have changed since the last call.
    /// </summary>
    public abstract void EmitInputGradient(CodeWriter code, Lanes lanes, LayerPlan below);
}
