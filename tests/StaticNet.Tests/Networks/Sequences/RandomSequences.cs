namespace StaticNet.Tests.Networks;

/// <summary>
/// Draws declarations of networks over sequences that are right: whatever goes along with steps in any order, with branches that are added or appended wherever
/// shapes allow, and at some point perhaps only the last step.
/// </summary>
internal sealed class RandomSequences(Random random)
{
    private static readonly string[] Activations = ["Linear", "Tanh", "Sigmoid", "ELU", "GELU", "SiLU", "Softplus"];

    private readonly List<string> attributes = [];
    private readonly List<(string Name, int Size)> named = [];
    private int size;
    private bool isSequence;
    private int names;

    /// <summary>The attributes of a network, without [Network]: input, layers, loss.</summary>
    public string Next()
    {
        attributes.Clear();
        named.Clear();
        (names, isSequence) = (0, true);
        size = random.Next(1, 10);
        named.Add(("input", size));
        attributes.Add($"Input({size}, Steps = {random.Next(1, 10)})");
        for (int layers = random.Next(2, 8); layers > 0; layers--)
        {
            AddLayer();
        }

        if (random.Next(4) > 0)
        {
            Dense(random.Next(1, 6));
        }

        return $"{string.Join(", ", attributes)}, Loss(Loss.{(random.Next(2) == 0 ? "MeanSquaredError" : "Huber")})";
    }

    private void AddLayer()
    {
        switch (random.Next(14))
        {
            case 0 or 1:
                Dense(random.Next(1, 20));
                break;
            case 2 when random.Next(3) == 0:
                Layer($"BatchNorm(Epsilon = 0.1f, Activation = {Activation()}", size);
                break;
            case 3:
                Layer($"LayerNorm(Epsilon = 0.1f, Activation = {Activation()}", size);
                break;
            case 4:
                Layer($"Dropout(0.{random.Next(6)}f, Seed = {random.Next(9)}", size);
                break;
            case 5:
                Layer($"Activation({Activation()}", size);
                break;
            case 6:
                Join("Add", [.. named.Where(value => value.Size == size)]);
                break;
            case 7:
                Join("Concat", [.. named]);
                break;
            case 8 or 9 when isSequence:
                Convolution();
                break;
            default:
                if (isSequence)
                {
                    Cell();
                }
                else
                {
                    Dense(random.Next(1, 20));
                }

                break;
        }
    }

    private void Dense(int units) => Layer($"Dense({units}, Activation = {Activation()}, UseBias = {Flag()}", units);

    private void Convolution()
    {
        int groups = Enumerable.Range(1, size).Where(g => size % g == 0).OrderBy(_ => random.Next()).First();
        int channels = groups * random.Next(1, 5);
        Layer(
            $"Conv1D({channels}, {random.Next(1, 5)}, Dilation = {random.Next(1, 4)}, Groups = {groups}, Activation = {Activation()}, UseBias = {Flag()}", channels);
    }

    private void Cell()
    {
        int units = random.Next(1, 20);
        bool isLast = random.Next(5) == 0;
        string settings = $"ReturnSequence = {(isLast ? "false" : "true")}, UseBias = {Flag()}";
        Layer($"{(random.Next(3) switch { 0 => "SimpleRnn", 1 => "Gru", _ => "Lstm" })}({units}, {settings}", units);
        if (isLast)
        {
            // What goes on has no steps, and joins nothing that has.
            isSequence = false;
            named.RemoveRange(0, named.Count - 1);
        }
    }

    private void Join(string kind, (string Name, int Size)[] others)
    {
        if (others.Length == 0)
        {
            return;
        }

        (string Name, int Size)[] chosen = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => others[random.Next(others.Length)])];
        string arguments = string.Join(", ", chosen.Select(other => $"\"{other.Name}\""));
        Layer($"{kind}(new[] {{ {arguments} }}, Activation = {Activation()}", kind == "Concat" ? size + chosen.Sum(other => other.Size) : size);
    }

    // An open attribute; it gets a name, by which later layers mean it.
    private void Layer(string open, int output)
    {
        size = output;
        string name = $"n{names++}";
        attributes.Add($"{open}, Name = \"{name}\")");
        named.Add((name, output));
    }

    private string Activation() => $"Activation.{Activations[random.Next(Activations.Length)]}";

    private string Flag() => random.Next(3) > 0 ? "true" : "false";
}
