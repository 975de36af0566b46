using System.Globalization;

namespace StaticNet.Generator.Tests;

/// <summary>Draws declarations: some right, most wrong in a way or two, some that are hardly C#.</summary>
internal sealed class WildDeclarations(Random random)
{
    private static readonly string[] Layers =
    [
        "Dense", "Conv2D", "Conv1D", "MaxPool2D", "MaxPool1D", "AvgPool2D", "AvgPool1D", "GlobalAvgPool", "BatchNorm", "LayerNorm", "Dropout", "Activation",
        "Add", "Concat", "SimpleRnn", "Gru", "Lstm",
    ];

    private static readonly string[] ForSequences = ["SimpleRnn", "Gru", "Lstm", "Conv1D"];

    private static readonly string[] Integers = ["1", "2", "3", "5", "16", "100", "0", "-1", "int.MaxValue", "int.MinValue", "70000", "1 + 1", "'a'", "\"3\"", "null", "2.5", "Missing", "(int)1e9", "default"];
    private static readonly string[] Floats = ["0.5f", "0f", "1f", "-1f", "-0f", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "float.MaxValue", "float.Epsilon", "1", "0.1", "\"x\"", "null", "default", "new float[] { 1 }", "0.99999994f"];
    private static readonly string[] Names = ["\"a\"", "\"b\"", "\"0\"", "\"\"", "null", "\"a b\"", "\"\\n}\"", "\"*/\"", "3", "nameof(System)", "new[] { \"a\" }", "\"\\ud800\"", "\"input\""];
    private static readonly string[] Shapes = ["", "null", "new int[0]", "new[] { 3, 4 }", "new[] { 0 }", "int.MaxValue, int.MaxValue, 2", "3, \"4\"", "new int[] { Missing }", "default", "shape: 3", "-1", "1, 8, 8", "1, 1, 1", "4, 0, 4", "2, 3, 4, 5", "8, 1, 100"];
    private static readonly string[] Heads = ["partial class", "public sealed partial class", "internal partial record", "class", "static partial class", "abstract partial class", "partial struct", "partial interface", "file partial class", "partial record struct", "enum", "partial class"];
    private static readonly string[] Bodies = [" { }", " { int x; }", " { public void Predict() { } }", " { class Trainer { } }", " { struct State { } int Step; }", "(int seed) { }", "<T> { }", "<T, T> { }", " : System.IDisposable { }", " : Missing { }", " { partial class Inner { } }", " {", ";"];

    public string Next(int index)
    {
        var attributes = new List<string>();
        Add(attributes, 0.95, "Network");
        Add(attributes, 0.05, "Network()");
        string places = Pick(string.Empty, "1D", "2D");
        bool isSequential = places.Length == 0 && random.NextDouble() < 0.5;
        string steps = isSequential || random.NextDouble() < 0.02 ? $", Steps = {Integer()}" : string.Empty;
        Add(attributes, 0.95, $"Input({(random.NextDouble() < 0.8 ? Sample(places) : Pick(Shapes))}{steps})");
        Add(attributes, 0.05, "Input(2)");
        for (int i = random.Next(5); i > 0; i--)
        {
            string layer = Pick([.. Layers.Where(name => Fits(name, places, isSequential) || random.NextDouble() < 0.05)]);
            attributes.Add($"{layer}({string.Join(", ", Arguments(layer))})");
        }

        Add(attributes, 0.6, $"Loss({Enum("Loss", 5)}{(random.NextDouble() < 0.3 ? ", Delta = " + Float() : string.Empty)})");
        Add(attributes, 0.05, "Loss");
        foreach (string optimizer in new[] { "Sgd", "Momentum", "Nadam", "AdamW", "Adagrad", "AmsGrad" })
        {
            Add(attributes, 0.2, random.NextDouble() < 0.5 ? optimizer : $"{optimizer}({OptimizerArguments()})");
        }

        Add(attributes, 0.02, "Adam, Adam");
        Add(attributes, 0.02, "System.Obsolete, Missing(3)");
        string body = random.NextDouble() < 0.7 ? ";" : Pick(Bodies);
        string head = random.NextDouble() < 0.7 ? Heads[0] : Pick(Heads);
        string lists = random.NextDouble() < 0.9 ? $"[{string.Join("] [", attributes)}]" : $"[{string.Join(", ", attributes)}]";
        string text = $"{lists} {head} N{index}{body}";
        string another = random.NextDouble() < 0.05 ? $" [Network] [Dense(3)] partial class N{index};" : string.Empty;
        return (random.NextDouble() < 0.1 ? $"partial class Outer{index} {{ {text} }}" : text) + another + (body == " {" ? "}" : string.Empty);
    }

    private static bool Fits(string layer, string places, bool isSequential) => ForSequences.Contains(layer)
        ? isSequential || (places == "1D" && layer == "Conv1D")
        : layer == "GlobalAvgPool" ? !isSequential : !layer.EndsWith('D') || (places.Length > 0 && layer.EndsWith(places, StringComparison.Ordinal));

    private string Sample(string places) => places switch
    {
        "1D" => $"{Integer()}, {Integer()}",
        "2D" => $"{Integer()}, {Integer()}, {Integer()}",
        _ => Integer(),
    };

    private IEnumerable<string> Arguments(string layer)
    {
        if (random.NextDouble() < 0.97)
        {
            foreach (string argument in Positional(layer))
            {
                yield return argument;
            }
        }

        foreach (string argument in Named(layer).Append("Name = " + Pick(Names)).Append("From = " + Pick(Names)).Append("Other = 3").Where(_ => random.NextDouble() < 0.07))
        {
            yield return argument;
        }
    }

    private string[] Positional(string layer) => layer switch
    {
        "Dense" => random.NextDouble() < 0.6 ? [Integer(), Enum("Activation", 11)] : [Integer()],
        "Conv2D" or "Conv1D" => random.NextDouble() < 0.3 ? [Integer(), Small(), Small()] : [Integer(), Small()],
        "MaxPool2D" or "MaxPool1D" or "AvgPool2D" or "AvgPool1D" => random.NextDouble() < 0.3 ? [Small(), Small()] : [Small()],
        "SimpleRnn" => random.NextDouble() < 0.5 ? [Integer(), Pick("Activation.ReLU", "Activation.Tanh", Enum("Activation", 11))] : [Integer()],
        "Gru" or "Lstm" => [Integer()],
        "Dropout" => [Float()],
        "Activation" => [Enum("Activation", 11)],
        "Add" or "Concat" => random.NextDouble() < 0.8 ? ["\"input\""] : [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Names))],
        _ => [],
    };

    private string[] Named(string layer) => layer switch
    {
        "Dense" => [.. Activated(), .. Weighted(), "Units = 3"],
        "Conv2D" or "Conv1D" => [.. Activated(), .. Weighted(), .. Sliding(), "Dilation = " + Small(), "Groups = " + Small()],
        "MaxPool2D" or "MaxPool1D" or "AvgPool2D" or "AvgPool1D" => Sliding(),
        "BatchNorm" => [.. Activated(), "Epsilon = " + Float(), "Momentum = " + Float()],
        "LayerNorm" => [.. Activated(), "Epsilon = " + Float()],
        "Dropout" => ["Seed = " + Integer()],
        "GlobalAvgPool" => [],
        "SimpleRnn" or "Gru" => Recurrent(),
        "Lstm" => [.. Recurrent(), "ForgetBias = " + Float()],
        _ => Activated(),
    };

    private string[] Activated() => ["Activation = " + Enum("Activation", 11), "Alpha = " + Float(), "Slope = " + Float()];

    private string[] Weighted() =>
    [
        "Initializer = " + Enum("Initializer", 11), "InitializerScale = " + Float(), "BiasInitializer = " + Enum("Initializer", 11), "BiasScale = " + Float(),
        "UseBias = " + Pick("true", "false", "1", "null"),
    ];

    private string[] Recurrent() =>
    [
        .. Weighted(), "RecurrentInitializer = " + Enum("Initializer", 11), "RecurrentScale = " + Float(), "ReturnSequence = " + Pick("true", "false", "false", "false", "0"),
    ];

    private string[] Sliding() => ["Stride = " + Small(), "Padding = " + Small(), "Padding = " + Pick("Padding.Same", "Padding.Valid", "-2", "Padding.Missing")];

    private string Small() => random.NextDouble() < 0.8 ? random.Next(1, 4).ToString(CultureInfo.InvariantCulture) : Pick(Integers);

    private string OptimizerArguments() =>
        Pick($"LearningRate = {Float()}", Float(), $"Beta1 = {Float()}, Beta2 = {Float()}", $"Epsilon = {Float()}", $"WeightDecay = {Float()}", $"momentum: {Float()}", $"MomentumDecay = {Float()}");

    private string Integer() => random.NextDouble() < 0.75 ? random.Next(1, 70).ToString(CultureInfo.InvariantCulture) : Pick(Integers);

    private string Float() => random.NextDouble() < 0.5 ? random.NextSingle().ToString("R", CultureInfo.InvariantCulture) + "f" : Pick(Floats);

    private string Enum(string name, int members) =>
        random.NextDouble() < 0.9
            ? $"({name}){random.Next(members).ToString(CultureInfo.InvariantCulture)}"
            : Pick($"({name})99", $"({name})(-1)", $"({name})int.MinValue", "0", "1", "null", $"{name}.Missing", "\"ReLU\"", "new[] { 1 }", "default");

    private void Add(List<string> attributes, double chance, string attribute)
    {
        if (random.NextDouble() < chance)
        {
            attributes.Add(attribute);
        }
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
