using System.Text.Json;

namespace StaticNet.Reference;

/// <summary>
/// pytorch-recurrent.json: networks over sequences in PyTorch, in float64. Link this file into a test project and copy the JSON to its output.
/// </summary>
/// <param name="Name">A name for a class; <c>RecurrentCases</c> has one so named.</param>
/// <param name="Declaration">The attributes in C#, without <c>Network</c>: input, layers, loss and one optimizer.</param>
/// <param name="Parameters">All parameters at the start, tensor by tensor in the order of the network. Running means start at 0, variances at 1.</param>
/// <param name="Batches">Batches of some sizes, each beginning with these parameters.</param>
public sealed record RecurrentReference(string Name, string Declaration, Dictionary<string, double[]> Parameters, RecurrentBatch[] Batches)
{
    private static readonly Lazy<RecurrentReference[]> Loaded = new(() => JsonSerializer.Deserialize<RecurrentReference[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pytorch-recurrent.json")), new JsonSerializerOptions(JsonSerializerDefaults.Web))!);

    /// <summary>The file, read once.</summary>
    public static RecurrentReference[] All => Loaded.Value;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Declaration}";
}

/// <summary>
/// One batch of such a network: predictions, and three steps of the declared optimizer. With two windows it is truncated backpropagation: steps are on the first, the
/// second, and the first again, and each sample goes on with what it remembers from the step before. With one, all steps begin with nothing.
/// </summary>
/// <param name="Windows">What steps learn from.</param>
/// <param name="Outputs">What is predicted for the first window at the start, from empty states; zero at padded steps.</param>
/// <param name="States">What each sample remembers then, by tensor: "0.h" and "0.c", [samples, units].</param>
/// <param name="Steps">The three steps.</param>
/// <param name="Parameters">The parameters after them.</param>
/// <param name="Statistics">Running means and variances after them.</param>
/// <param name="OutputsThen">What is predicted for the first window after them, from empty states.</param>
public sealed record RecurrentBatch(
    RecurrentWindow[] Windows,
    double[] Outputs,
    Dictionary<string, double[]> States,
    RecurrentStep[] Steps,
    Dictionary<string, double[]> Parameters,
    Dictionary<string, double[]> Statistics,
    double[] OutputsThen)
{
    /// <summary>Whether states are carried from step to step.</summary>
    public bool Carries => Windows.Length > 1;

    /// <summary>What a step learns from.</summary>
    public RecurrentWindow WindowOf(int step) => Windows[step % Windows.Length];
}

/// <summary>Samples with what they should give. What stands at padded steps is large, or no label, and to be ignored.</summary>
/// <param name="Inputs">Sample by sample, each step by step.</param>
/// <param name="Targets">Likewise for each predicted step, or null where there are labels.</param>
/// <param name="Labels">A class number for each predicted step, or null.</param>
/// <param name="Lengths">For each sample its number of steps, or null where all have all.</param>
public sealed record RecurrentWindow(double[] Inputs, double[]? Targets, int[]? Labels, int[]? Lengths);

/// <summary>What one step saw.</summary>
/// <param name="Loss">The loss before it, in training mode.</param>
/// <param name="Gradients">Its gradients; null where the window was met before.</param>
/// <param name="States">What each sample remembers after the window, computed with the parameters before the step; null where nothing is carried over.</param>
public sealed record RecurrentStep(double Loss, Dictionary<string, double[]>? Gradients, Dictionary<string, double[]>? States);
