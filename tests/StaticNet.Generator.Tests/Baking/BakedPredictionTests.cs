using System.Globalization;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>A network with weights built in predicts, to the last bit, what another with the same weights in memory does.</summary>
public class BakedPredictionTests
{
    /// <summary>With parameters in the code, at the widths said.</summary>
    private static readonly (string Attributes, string Widths)[] InCode =
    [
        ("Input(1), Dense(1)", "4 8 16"),
        ("Input(2), Dense(6, Activation.ReLU), Dense(1, Activation.Sigmoid)", "4 8 16"),
        ("Input(8), Dense(16, Activation.ReLU), Dense(4)", "4 8 16"),
        ("Input(5), Dense(7, Activation.Tanh, UseBias = false), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Momentum", "4 8 16"),
        ("Input(3), Dense(2), Dense(11, Activation.GELU), Dense(2, UseBias = false), Dense(1, Activation.SiLU)", "4 8 16"),

        // Loops where parameters are read from memory: dot products, products of rows.
        ("Input(300), Dense(3)", "4 8 16"),
        ("Input(333), Dense(1), Dense(2)", "4 8 16"),
        ("Input(90), Dense(9, Activation.ReLU), Dense(5)", "4 8 16"),
        ("Input(9), Dense(40, Activation.ReLU), Dense(11)", "4 8 16"),
        ("Input(31), Dense(24), Dense(5)", "4 8 16"),
        ("Input(4), Dense(32, Activation.Tanh)", "8 16"),

        // Normalisation that becomes part of the layer before it.
        ("Input(4), Dense(6), BatchNorm(Activation = Activation.ReLU), Dense(3)", "4 8 16"),
        ("Input(4), Dense(3, UseBias = false), BatchNorm, Dense(9, UseBias = false), BatchNorm(Epsilon = 0.01f), Loss(Loss.MeanSquaredError), Adam", "4 8 16"),
        ("Input(6), Dense(6), Dropout(0.5f), BatchNorm, Dense(70), Dense(2), Loss(Loss.MeanSquaredError), Sgd", "8 16"),
    ];

    private static readonly string[] InMemory =
    [
        "Input(30), Dense(32, Activation.ReLU), Dense(4)",
        "Input(1, 6, 6), Conv2D(3, 3, Padding = 1, Activation = Activation.ReLU), MaxPool2D(2), Dense(2)",
        "Input(2, 9), Conv1D(4, 3, Stride = 2), BatchNorm(Activation = Activation.ELU), GlobalAvgPool, Dense(3, Activation.Softmax)",
        "Input(2, 6, 6), BatchNorm, Conv2D(4, 3, Groups = 2), AvgPool2D(2), Dense(3)",
        "Input(6), Dense(6, Name = \"a\"), LayerNorm, Dense(6), Add(\"a\"), Dense(2)",
    ];

    private static readonly (string Attributes, bool IsInCode)[] Streams =
    [
        ("Input(2, Steps = 5), Gru(3), Dense(2)", true),
        ("Input(3, Steps = 5), Lstm(4, ReturnSequence = false), Dense(1)", true),
        ("Input(2, Steps = 4), SimpleRnn(7, Activation.ReLU), Dense(2, Activation.Softmax)", true),
        ("Input(2, Steps = 6), Conv1D(5, 3, Activation = Activation.ReLU), Dense(2)", true),
        ("Input(1, Steps = 6), Conv1D(3, 2, Dilation = 2, UseBias = false), BatchNorm, Gru(4, ReturnSequence = false)", true),
        ("Input(3, Steps = 4), Gru(40), Lstm(9), Dense(2)", false),
    ];

    public static TheoryData<string, string, int> NetworksInCode
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach ((string attributes, string widths) in InCode)
            {
                foreach (int lanes in VectorWidths.Tested)
                {
                    data.Add(attributes, widths, lanes);
                }
            }

            return data;
        }
    }

    public static TheoryData<string, int> NetworksInMemory
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string attributes in InMemory)
            {
                foreach (int lanes in VectorWidths.Tested)
                {
                    data.Add(attributes, lanes);
                }
            }

            return data;
        }
    }

    public static TheoryData<string, bool, int> Sequences
    {
        get
        {
            var data = new TheoryData<string, bool, int>();
            foreach ((string attributes, bool isInCode) in Streams)
            {
                foreach (int lanes in VectorWidths.Tested)
                {
                    data.Add(attributes, isInCode, lanes);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NetworksInCode))]
    public void Parameters_in_code_predict_what_those_in_memory_do(string attributes, string widths, int lanes)
    {
        BakedBuild build = BakedBuild.Of(attributes, Text(lanes));
        bool isInCode = widths.Split(' ').Contains(Text(lanes));
        Assert.Equal(isInCode, build.Plan.HasConstants(Lanes.Of(lanes)));
        Assert.Equal(isInCode, build.Files[$"Net.Lanes{lanes}.g.cs"].Contains("PredictBaked("));
        Assert.Equal(isInCode, build.Files["Net.g.cs"].Contains($"Lanes{lanes}.PredictBaked("));
        AssertPredictsAlike(build);
    }

    [Theory]
    [MemberData(nameof(NetworksInMemory))]
    public void Larger_networks_read_them_from_memory(string attributes, int lanes)
    {
        BakedBuild build = BakedBuild.Of(attributes, Text(lanes));
        Assert.All(build.Files.Values, text => Assert.DoesNotContain("PredictBaked", text));
        AssertPredictsAlike(build);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Streams_and_sequences_do_so_too(string attributes, bool isInCode, int lanes)
    {
        BakedBuild build = BakedBuild.Of(attributes, Text(lanes));
        Assert.Equal(isInCode, build.Files[$"Net.Lanes{lanes}.g.cs"].Contains("StepBaked("));
        AssertPredictsAlike(build);
        AssertStepsAlike(build);
    }

    [Fact]
    public void All_widths_stand_in_one_program()
    {
        BakedBuild build = BakedBuild.Of("Input(4), Dense(32, Activation.Tanh)", lanes: null);
        Assert.Equal([false, true, true], Lanes.All.Select(lanes => build.Files[$"Net.Lanes{lanes}.g.cs"].Contains("PredictBaked(")));
        AssertPredictsAlike(build);
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void No_product_is_left_out(int lanes)
    {
        float[] odd = [0f, -0f, 1f, -1f, float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, BitConverter.UInt32BitsToSingle(0x7FC12345)];
        foreach (float weight in odd)
        {
            BakedBuild build = BakedBuild.Of("Input(3), Dense(5), Dense(2)", Text(lanes), plan =>
            {
                BakedValues values = BakedBuild.RandomValues(plan, seed: 3);
                int at = 0;
                BakedBuild.Fill(plan.Tensors, values.Parameters, tensor => at++ % 3 == 1 ? weight : 0.25f * at);
                return values;
            });
            INetwork baked = build.Baked();
            INetwork copy = build.Copy();
            foreach (float input in odd)
            {
                float[] expected = new float[2];
                float[] actual = new float[2];
                copy.Predict([input, 0.5f, -2f], expected);
                baked.Predict([input, 0.5f, -2f], actual);
                Assert.Equal(Bits(expected), Bits(actual));
            }
        }
    }

    private static void AssertPredictsAlike(BakedBuild build)
    {
        INetwork baked = build.Baked();
        INetwork copy = build.Copy();
        foreach (int count in new[] { 1, 2, 7, 8, 19, 33 })
        {
            float[] inputs = Values(count * baked.InputSize, count);
            float[] expected = new float[count * baked.OutputSize];
            float[] actual = new float[count * baked.OutputSize];
            copy.Predict(inputs, expected);
            baked.Predict(inputs, actual);
            Assert.Equal(Bits(expected), Bits(actual));
            Assert.Contains(actual, value => value != 0f);
        }
    }

    private static void AssertStepsAlike(BakedBuild build)
    {
        var steps = (Action<object, object>)Delegate.CreateDelegate(
            typeof(Action<object, object>),
            typeof(BakedPredictionTests).GetMethod(nameof(AssertStepsAlike), 1, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static, null, [typeof(object), typeof(object)], null)!
                .MakeGenericMethod(build.Type.GetNestedType("State")!));
        steps(build.Baked(), build.Copy());
    }

    private static void AssertStepsAlike<TState>(object baked, object copy)
        where TState : unmanaged
    {
        var left = (ISequenceNetwork<TState>)copy;
        var right = (ISequenceNetwork<TState>)baked;
        int inputSize = left.InputSize / left.Steps;
        int outputSize = left.OutputSize / left.OutputSteps;
        TState expectedState = default;
        TState actualState = default;
        for (int step = 0; step < 9; step++)
        {
            float[] inputs = Values(inputSize, step);
            float[] expected = new float[outputSize];
            float[] actual = new float[outputSize];
            left.Step(ref expectedState, inputs, expected);
            right.Step(ref actualState, inputs, actual);
            Assert.Equal(Bits(expected), Bits(actual));
            Assert.Equal(expectedState, actualState);
        }
    }

    // Whatever is no number is one thing: which of two the hardware goes on with depends on registers.
    private static uint[] Bits(float[] values) => [.. values.Select(value => float.IsNaN(value) ? uint.MaxValue : BitConverter.SingleToUInt32Bits(value))];

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 4f) - 2f)];
    }

    private static string Text(int lanes) => lanes.ToString(CultureInfo.InvariantCulture);
}
