using System.Text.Json;
using System.Text.Json.Serialization;

namespace StaticNet.Reference;

/// <summary>
/// pytorch.json: what PyTorch computes in float64. Link this file into a test project and copy the JSON to its output.
/// Values are flat, samples and rows one after another, tensors row-major in PyTorch's shapes ([units, inputs]).
/// </summary>
/// <param name="Source">Which PyTorch, and the script.</param>
/// <param name="ErrorFunction">erf and erfc from the C library.</param>
/// <param name="Activations">Each elementwise activation on one grid of 32 points.</param>
/// <param name="Losses">Each loss over six rows of three logits, with its gradient with respect to them.</param>
/// <param name="Networks">Networks 4-6-3 over five samples: outputs, loss, all gradients.</param>
/// <param name="Optimizers">Ten steps of each optimizer on one network 3-5-2 (tanh, linear, mean squared error).</param>
/// <param name="Layers">Small networks of every kind of layer, in odd sizes; with 12 digits.</param>
public sealed record PyTorchReference(
    string Source,
    ErrorFunctionReference ErrorFunction,
    ActivationReference[] Activations,
    LossReference[] Losses,
    NetworkReference[] Networks,
    OptimizersReference Optimizers,
    LayerReference[] Layers)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Lazy<PyTorchReference> Loaded = new(() =>
        JsonSerializer.Deserialize<PyTorchReference>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pytorch.json")), Options)!);

    /// <summary>The file, read once.</summary>
    public static PyTorchReference Instance => Loaded.Value;
}

/// <summary>erf and erfc at some points.</summary>
public sealed record ErrorFunctionReference(double[] X, double[] Erf, double[] Erfc);

/// <summary>An activation and its derivative on a grid.</summary>
public sealed record ActivationReference(Activation Activation, double Alpha, double Slope, double[] X, double[] Y, double[] Derivative)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Activation} alpha {Alpha} slope {Slope}";
}

/// <summary>A loss behind an activation. Either targets or labels are there; the gradient is with respect to the logits.</summary>
public sealed record LossReference(
    Loss Loss, Activation Activation, double Slope, double Delta, double[] Logits, double[]? Targets, int[]? Labels, double Value, double[] Gradient)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Activation} (slope {Slope}) with {Loss} (delta {Delta}), {(Labels is null ? "targets" : "labels")}, first logit {Logits[0]}";
}

/// <summary>A network 4-6-3 with the first activation behind its hidden layer and the last behind its outputs.</summary>
public sealed record NetworkReference(
    Activation Activation,
    double Alpha,
    double Slope,
    Activation LastActivation,
    Loss Loss,
    Dictionary<string, double[]> Parameters,
    double[] Inputs,
    double[]? Targets,
    int[]? Labels,
    double[] Outputs,
    double Value,
    Dictionary<string, double[]> Gradients)
{
    /// <inheritdoc/>
    public override string ToString() => $"4-6-3 {Activation} (alpha {Alpha}, slope {Slope}), {LastActivation}, {Loss}";
}

/// <summary>
/// The problem that every optimizer works on, and what each made of it: two batches of four samples, one after another in
/// <paramref name="Inputs"/> and <paramref name="Targets"/>. Steps are on the first and the second in turn.
/// </summary>
public sealed record OptimizersReference(Dictionary<string, double[]> Parameters, double[] Inputs, double[] Targets, OptimizerRun[] Runs);

/// <summary>Ten steps of an optimizer with StaticNet's default constants: the loss before and all parameters, tensor by tensor, after each step.</summary>
/// <param name="Optimizer">The name of the attribute without its ending.</param>
/// <param name="L2">As Trainer.L2.</param>
/// <param name="ClipValue">As Trainer.ClipValue.</param>
/// <param name="ClipNorm">As Trainer.ClipNorm.</param>
/// <param name="Beta2">In place of the default constant, where it is not null.</param>
/// <param name="Losses">The loss before each step.</param>
/// <param name="Steps">The parameters after each step.</param>
public sealed record OptimizerRun(string Optimizer, double L2, double ClipValue, double ClipNorm, double? Beta2, double[] Losses, double[][] Steps)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Optimizer} L2 {L2} clip value {ClipValue} norm {ClipNorm} beta2 {Beta2}";
}

/// <summary>A network as attributes declare it, and what PyTorch makes of batches of some sizes, each time from the same parameters.</summary>
/// <param name="Name">A name for a class; <c>LayerCases</c> has one so named.</param>
/// <param name="Declaration">The attributes in C#, without <c>Network</c>: input, layers, loss and one optimizer.</param>
/// <param name="Parameters">All parameters at the start, tensor by tensor in the order of the network. Running means start at 0, variances at 1.</param>
/// <param name="Batches">One for each size.</param>
public sealed record LayerReference(string Name, string Declaration, Dictionary<string, double[]> Parameters, LayerBatch[] Batches)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Declaration}";
}

/// <summary>One batch of such a network: a prediction, and three steps of the declared optimizer, always with the same samples.</summary>
/// <param name="Inputs">The samples.</param>
/// <param name="Targets">Their targets.</param>
/// <param name="Outputs">What is predicted for them at the start.</param>
/// <param name="Loss">The loss before the first step, in training mode.</param>
/// <param name="Gradients">Its gradients.</param>
/// <param name="Parameters">The parameters after three steps.</param>
/// <param name="Statistics">Running means and variances after them.</param>
/// <param name="OutputsThen">What is predicted after them.</param>
public sealed record LayerBatch(
    double[] Inputs,
    double[] Targets,
    double[] Outputs,
    double Loss,
    Dictionary<string, double[]> Gradients,
    Dictionary<string, double[]> Parameters,
    Dictionary<string, double[]> Statistics,
    double[] OutputsThen);
