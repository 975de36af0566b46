namespace StaticNet.Tests.Networks;

/// <summary>What the constructor of a network makes of its initializers.</summary>
public class InitialParametersTests
{
    // Wide, so that a measured standard deviation tells the formulas apart: of 60,000 values it is within 1 %.
    private const int Inputs = 300;
    private const int Units = 200;

    private static readonly Lazy<Dictionary<string, Type>> Wide = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations().Select(layer => $"[Network, Input({Inputs}), Dense({Units}, {layer.Value})] public sealed partial class {layer.Key};"))));

    public static TheoryData<string> Initializers => [.. Declarations().Select(layer => layer.Key)];

    [Fact]
    public void The_same_seed_gives_the_same_parameters_on_every_machine()
    {
        var network = new FirstLesson(seed: 1);

        Assert.Equal([0.33698666f, 0.032412987f, 0.11816596f, -0.17446786f, 0.32653835f, -0.6731905f], network.Tensors[0].ToArray());
        Assert.Equal([-1.0380687f, -0.21380892f, 0.7870319f], network.Tensors[2].ToArray());
    }

    [Fact]
    public void A_seed_decides_everything()
    {
        Assert.Equal(new Classes(seed: 5).Parameters.ToArray(), new Classes(seed: 5).Parameters.ToArray());
        Assert.Equal(new Classes().Parameters.ToArray(), new Classes(seed: 0).Parameters.ToArray());
        float[][] different = [.. new[] { 0, 1, 2, -1, int.MaxValue, int.MinValue }.Select(seed => new Classes(seed).Tensors[0].ToArray())];
        for (int i = 0; i < different.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                Assert.True(different[i].Zip(different[k]).Count(pair => pair.First == pair.Second) < 5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Initializers))]
    public void Spread_as_their_formula_says(string name)
    {
        INetwork network = NetworkCompiler.Create(Wide.Value[name], seed: 9);
        double[] weights = PyTorchTests.Doubles(network.Tensors[0]);
        double mean = weights.Average();
        double deviation = Math.Sqrt(weights.Sum(w => (w - mean) * (w - mean)) / weights.Length);
        (double expected, double expectedMean, double bound) = Expected(name);

        Assert.Equal(expected, deviation, 0.015 * expected);
        Assert.Equal(expectedMean, mean, 5 * expected / Math.Sqrt(weights.Length));
        Assert.True(weights.Max(w => Math.Abs(w)) <= bound);
    }

    [Fact]
    public void Biases_are_zero_unless_said()
    {
        Assert.All(NetworkCompiler.Create(Wide.Value["DefaultReLU"], seed: 1).Tensors[1].ToArray(), b => Assert.Equal(0f, b));
        Assert.All(NetworkCompiler.Create(Wide.Value["ConstantBias"], seed: 1).Tensors[1].ToArray(), b => Assert.Equal(-0.75f, b));
        float[] uniform = NetworkCompiler.Create(Wide.Value["UniformBias"], seed: 1).Tensors[1].ToArray();
        Assert.All(uniform, b => Assert.InRange(b, -0.5f, 0.5f));
        Assert.True(uniform.Max() > 0.4f && uniform.Min() < -0.4f);
        Assert.Single(NetworkCompiler.Create(Wide.Value["NoBias"], seed: 1).Tensors);
    }

    [Fact]
    public void Vector_widths_change_neither_values_nor_places_and_padding_is_zero()
    {
        const string Source = """
            [Network, Input(5), Dense(17, Activation.ReLU, BiasInitializer = Initializer.Normal, BiasScale = 1f), Dense(3, Activation.SELU), Dense(9, Activation.Softmax, Initializer = Initializer.Uniform)]
            public sealed partial class Odd;
            """;
        INetwork[] networks = [.. new[] { 4, 8, 16 }.Select(lanes => NetworkCompiler.Create(NetworkCompiler.Compile(Source, lanes)["Odd"], seed: 12))];

        float[] parameters = networks[0].Parameters.ToArray();
        float[][] values = [.. networks[0].Tensors.Select(tensor => tensor.ToArray())];
        foreach (INetwork network in networks)
        {
            Assert.Equal(parameters, network.Parameters.ToArray());
            Assert.Equal(values, network.Tensors.Select(tensor => tensor.ToArray()));
            Assert.Equal((5 * 17) + 17 + (17 * 3) + 3 + (3 * 9) + 9, network.ParameterCount);

            // Values taken away, nothing is left.
            foreach (ParameterTensor tensor in network.Tensors)
            {
                tensor.CopyFrom(new float[tensor.Length]);
            }

            Assert.Equal(-1, network.Parameters.IndexOfAnyExcept(0f));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Declarations()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            yield return new($"Default{activation}", $"Activation.{activation}");
        }

        foreach (Initializer initializer in Enum.GetValues<Initializer>())
        {
            if (initializer != Initializer.Default)
            {
                yield return new($"{initializer}", $"Initializer = Initializer.{initializer}");
            }
        }

        yield return new("ScaledConstant", "Initializer = Initializer.Constant, InitializerScale = -0.5f");
        yield return new("ScaledNormal", "Initializer = Initializer.Normal, InitializerScale = 2f");
        yield return new("ScaledUniform", "Initializer = Initializer.Uniform, InitializerScale = 3f");
        yield return new("ConstantBias", "BiasInitializer = Initializer.Constant, BiasScale = -0.75f");
        yield return new("UniformBias", "BiasInitializer = Initializer.Uniform, BiasScale = 0.5f");
        yield return new("NoBias", "UseBias = false");
    }

    // Standard deviation, mean, and the bound that no value exceeds.
    private static (double Deviation, double Mean, double Bound) Expected(string name)
    {
        double he = Math.Sqrt(2.0 / Inputs);
        double leCun = Math.Sqrt(1.0 / Inputs);
        double xavier = Math.Sqrt(2.0 / (Inputs + Units));
        return name switch
        {
            "DefaultReLU" or "DefaultLeakyReLU" or "DefaultELU" or "DefaultGELU" or "DefaultSiLU" or "DefaultSoftplus" or "HeNormal" => Normal(he),
            "DefaultSELU" or "LeCunNormal" => Normal(leCun),
            "DefaultLinear" or "DefaultSigmoid" or "DefaultTanh" or "DefaultSoftmax" or "XavierNormal" or "ConstantBias" or "UniformBias" or "NoBias" => Normal(xavier),

            // Rows of length 1.
            "Orthogonal" => Normal(Math.Sqrt(1.0 / Inputs)),
            "HeUniform" => Uniform(Math.Sqrt(3) * he),
            "XavierUniform" => Uniform(Math.Sqrt(3) * xavier),
            "Zeros" or "Constant" => (0, 0, 0),
            "ScaledConstant" => (0, -0.5, 0.5),
            "Normal" => Normal(0.01),
            "ScaledNormal" => Normal(2),
            "Uniform" => Uniform(0.05),
            "ScaledUniform" => Uniform(3),
            _ => throw new ArgumentException($"What {name} gives is not said.", nameof(name)),
        };

        // Six deviations are exceeded once in 500 million values.
        static (double, double, double) Normal(double deviation) => (deviation, 0, 6 * deviation);

        static (double, double, double) Uniform(double bound) => (bound / Math.Sqrt(3), 0, bound * (1 + 1e-7));
    }
}
