using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>Whether what a layer gets is a vector, a signal, an image or a sequence, as it wants.</summary>
internal static class InputChecks
{
    private const string Image = "channels x height x width";
    private const string Signal = "channels x length";
    private const string OnlyDense = "only [Dense] takes more than three sizes";
    private const string Steps = "read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one";

    /// <summary>Windows slide over images, or over signals.</summary>
    public static bool RequireWindows(LayerDeclaration layer, bool isSignal, Shape input, ICollection<Problem> problems)
    {
        int wanted = isSignal ? 2 : 3;
        return input.Dimensions.Count == wanted || Refuse(layer, isSignal ? Signal : Image, input, isSignal ? SignalAdvice(layer, input) : ImageAdvice(layer, input), problems);
    }

    /// <summary>A mean over places wants places.</summary>
    public static void RequirePlaces(LayerDeclaration layer, Shape input, ICollection<Problem> problems)
    {
        if (input.Dimensions.Count is not (2 or 3))
        {
            string advice = input.IsSequence ? Steps : input.IsVector ? "a vector has no places to take a mean of" : OnlyDense;
            Refuse(layer, $"{Image} or {Signal}", input, advice, problems);
        }
    }

    /// <summary>What remembers wants steps.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="isSequential">Whether sequences go into the network, so that a layer above has made a vector of one.</param>
    /// <param name="problems">Where it is noted if not.</param>
    public static void RequireSequence(LayerDeclaration layer, Shape input, bool isSequential, ICollection<Problem> problems)
    {
        if (!input.IsSequence)
        {
            string advice = isSequential
                ? "leave out the ReturnSequence = false above it, which hands on the last step only"
                : "say [Input(features, Steps = n)]";
            Refuse(layer, "a sequence", input, advice, problems);
        }
    }

    /// <summary>What has more sizes than an image can only be read flat.</summary>
    public static void RequireKnownKind(LayerDeclaration layer, Shape input, ICollection<Problem> problems)
    {
        if (input.Dimensions.Count > 3)
        {
            Refuse(layer, $"{Image}, {Signal} or a vector", input, OnlyDense, problems);
        }
    }

    private static string ImageAdvice(LayerDeclaration layer, Shape input) => input.Dimensions.Count switch
    {
        _ when input.IsSequence => Steps,
        1 => $"say the sizes in [Input(channels, height, width)], and put [Dense] and [GlobalAvgPool] behind it",
        2 => $"an image of one channel is [Input(1, {Sizes(input)})], and for signals there is [{Twin(layer)}]",
        _ => OnlyDense,
    };

    private static string SignalAdvice(LayerDeclaration layer, Shape input) => input.Dimensions.Count switch
    {
        _ when input.IsSequence => Steps,
        1 => $"a signal of one channel is [Input(1, {Sizes(input)})], and [Dense] and [GlobalAvgPool] stand behind it",
        3 => $"for images there is [{Twin(layer)}]",
        _ => OnlyDense,
    };

    private static string Twin(LayerDeclaration layer)
    {
        string name = layer.Kind.ShortName;
        return name.Substring(0, name.Length - 2) + (name.EndsWith("1D", StringComparison.Ordinal) ? "2D" : "1D");
    }

    private static string Sizes(Shape shape) => string.Join(", ", shape.Dimensions.Select(Invariant.Text));

    private static bool Refuse(LayerDeclaration layer, string wanted, Shape input, string advice, ICollection<Problem> problems)
    {
        problems.Add(Problem.OnArgument(layer.Source, "From", Descriptors.WrongKindOfInput, layer.Kind.ShortName, wanted, input.ToString(), advice));
        return false;
    }
}
