namespace StaticNet.Tests.Networks;

/// <summary>
/// Draws declarations of networks that are right: layers of every kind in any order, with branches that are added or appended wherever shapes allow. Names,
/// windows and groups are drawn among those that fit.
/// </summary>
internal sealed class RandomNetworks(Random random)
{
    private static readonly string[] Activations = ["Linear", "Tanh", "Sigmoid", "ELU", "GELU", "SiLU", "Softplus"];

    private readonly List<string> attributes = [];
    private readonly List<(string Name, int[] Shape)> named = [];
    private int[] shape = [];
    private int names;

    /// <summary>The attributes of a network, without [Network]: input, layers, loss.</summary>
    public string Next()
    {
        attributes.Clear();
        named.Clear();
        names = 0;
        shape = random.Next(4) switch
        {
            0 => [random.Next(1, 20)],
            1 => [random.Next(1, 6), random.Next(1, 14)],
            _ => [random.Next(1, 6), random.Next(1, 9), random.Next(1, 9)],
        };
        named.Add(("input", shape));
        attributes.Add($"Input({string.Join(", ", shape)})");
        for (int layers = random.Next(2, 9); layers > 0; layers--)
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
        bool isImage = shape.Length > 1;
        switch (random.Next(12))
        {
            case 0:
                Dense(random.Next(1, 20));
                break;
            case 1:
                Layer($"BatchNorm(Epsilon = 0.1f, Activation = {Activation()}", shape);
                break;
            case 2:
                Layer($"LayerNorm(Epsilon = 0.1f, Activation = {Activation()}", shape);
                break;
            case 3:
                Layer($"Dropout(0.{random.Next(6)}f, Seed = {random.Next(9)}", shape);
                break;
            case 4:
                Layer($"Activation({Activation()}", shape);
                break;
            case 5:
                Join("Add", [.. named.Where(value => value.Shape.SequenceEqual(shape))], shape);
                break;
            case 6:
                (string Name, int[] Shape)[] fit = [.. named.Where(value => value.Shape.Length == shape.Length && value.Shape.Skip(1).SequenceEqual(shape.Skip(1)))];
                Join("Concat", fit.Length > 0 ? [fit[random.Next(fit.Length)]] : [], [shape[0] + (fit.Length > 0 ? 0 : shape[0]), .. shape.Skip(1)]);
                break;
            case 7 when isImage:
                Pool();
                break;
            case 8 when isImage && random.Next(3) == 0:
                Layer("GlobalAvgPool(", [shape[0]]);
                break;
            default:
                if (isImage)
                {
                    Convolution();
                }
                else
                {
                    Dense(random.Next(1, 20));
                }

                break;
        }
    }

    private void Dense(int units) => Layer($"Dense({units}, Activation = {Activation()}, UseBias = {Flag()}", [units]);

    private void Convolution()
    {
        int groups = Enumerable.Range(1, shape[0]).Where(g => shape[0] % g == 0).OrderBy(_ => random.Next()).First();
        int channels = groups * random.Next(1, 5);
        int stride = random.Next(1, 4);
        int dilation = random.Next(1, 3);
        int padding = random.Next(-1, 3);
        int[] kernel = [.. shape.Skip(1).Select(_ => random.Next(1, 5))];
        int[] sizes = [.. shape.Skip(1).Zip(kernel, (size, k) => Output(size, k, stride, dilation, padding))];
        if (sizes.All(size => size > 0))
        {
            Layer(
                $"Conv{kernel.Length}D({channels}, {string.Join(", ", kernel)}, Stride = {stride}, Dilation = {dilation}, Padding = {padding}, Groups = {groups}, Activation = {Activation()}, UseBias = {Flag()}",
                [channels, .. sizes]);
        }
    }

    // Windows that leave nothing out: where they would, there is none.
    private void Pool()
    {
        int stride = random.Next(1, 4);
        int[] window = [.. shape.Skip(1).Select(_ => random.Next(1, 4))];
        int padding = random.Next(0, (window.Min() / 2) + 1);
        int[] sizes = [.. shape.Skip(1).Zip(window, (size, k) => Output(size, k, stride, 1, padding))];
        bool reaches = sizes.Zip(shape.Skip(1), window).All(axis => axis.First > 0 && ((axis.First - 1) * stride) + axis.Third - padding >= axis.Second);
        if (reaches)
        {
            Layer($"{(random.Next(2) == 0 ? "Max" : "Avg")}Pool{window.Length}D({string.Join(", ", window)}, Stride = {stride}, Padding = {padding}", [shape[0], .. sizes]);
        }
    }

    private void Join(string kind, (string Name, int[] Shape)[] others, int[] result)
    {
        if (others.Length == 0)
        {
            return;
        }

        (string Name, int[] Shape)[] chosen = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => others[random.Next(others.Length)])];
        int[] joined = kind == "Concat" ? [shape[0] + chosen.Sum(other => other.Shape[0]), .. shape.Skip(1)] : result;
        string arguments = string.Join(", ", chosen.Select(other => $"\"{other.Name}\""));
        Layer($"{kind}(new[] {{ {arguments} }}, Activation = {Activation()}", joined);
    }

    // An open attribute; it may get a name, by which later layers mean it, and then the next one may begin elsewhere.
    private void Layer(string open, int[] output)
    {
        shape = output;
        string name = $"n{names++}";
        string separator = open.EndsWith('(') ? string.Empty : ", ";
        attributes.Add($"{open}{separator}Name = \"{name}\")");
        named.Add((name, output));
    }

    private string Activation() => $"Activation.{Activations[random.Next(Activations.Length)]}";

    private string Flag() => random.Next(3) > 0 ? "true" : "false";

    private static int Output(int size, int kernel, int stride, int dilation, int padding) =>
        padding < 0
            ? (size + stride - 1) / stride
            : (size + (2 * padding) - (dilation * (kernel - 1)) - 1) < 0 ? 0 : ((size + (2 * padding) - (dilation * (kernel - 1)) - 1) / stride) + 1;
}
