using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Optimizers;

/// <summary>A constant of an optimizer: the argument of its attribute, what it may be, and what it is unless said.</summary>
internal sealed record OptimizerNumber(string Name, NumberRange Range, float Default);

/// <summary>
/// One optimizer. Its step is written twice over: scalars once a step, in double, and statements once a vector, where w is the
/// parameter, g its gradient and s0, s1, ... its state.
/// </summary>
/// <param name="name">The name of its attribute, without "Attribute".</param>
internal sealed class OptimizerKind(string name)
{
    public string Name { get; } = name;

    public string AttributeName => $"StaticNet.{Name}Attribute";

    /// <summary>The formula, for the comment over the emitted step.</summary>
    public required string Formula { get; init; }

    public required float LearningRate { get; init; }

    public IReadOnlyList<OptimizerNumber> Numbers { get; init; } = [];

    /// <summary>What it remembers of each parameter, a float each: PyTorch's names, under which checkpoints keep them.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Fields of the trainer, such as a product that runs along with the steps.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>For each field that checkpoints keep, the statement that hands it to <c>numbers</c>.</summary>
    public IReadOnlyList<string> Numbered { get; init; } = [];

    /// <summary>Statements before the scalars, such as to bring those fields up to date.</summary>
    public Func<OptimizerDeclaration, string>? Prepare { get; init; }

    /// <summary>The scalars that its statements use: (name, C# expression of learningRate and step).</summary>
    public Func<OptimizerDeclaration, (string Name, string Expression)[]> Scalars { get; init; } = _ => [("rate", "learningRate")];

    /// <summary>The statements that move one vector of parameters.</summary>
    public required Func<Lanes, OptimizerDeclaration, string> Update { get; init; }

    /// <summary>The double that the author meant by a float: 0.999 for 0.999f, so that 1 - 0.999 is 0.001.</summary>
    public static string Exact(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d";

    /// <summary>The float nearest to such a double, as a vector constant.</summary>
    public static string Constant(Lanes lanes, double value) => lanes.Constant((float)value);

    /// <summary>The shortest decimal that reads back as this float, as a double.</summary>
    public static double Meant(float value)
    {
        System.Globalization.CultureInfo culture = System.Globalization.CultureInfo.InvariantCulture;
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + Invariant.Text(digits), culture);
            if (float.Parse(text, culture) == value)
            {
                return double.Parse(text, culture);
            }
        }

        return value;
    }
}
