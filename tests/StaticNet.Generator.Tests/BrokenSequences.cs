namespace StaticNet.Generator.Tests;

/// <summary>What cannot be declared of sequences and of what reads them, as in <see cref="Broken"/>.</summary>
internal static class BrokenSequences
{
    private static readonly (string Attributes, string Messages)[] Rows =
    [
        // Sizes and numbers inside one attribute.
        ("Input(2, {|SN0003:Steps = 0|}), Gru(3)",
            "Steps must be at least 1, but is 0"),
        ("Input({|SN0003:0|}, {|SN0003:Steps = int.MinValue|}), Dense(1), LayerNorm",
            "Each input size must be at least 1, but is 0 | Steps must be at least 1, but is -2147483648"),
        ("{|SN0003:Input(Steps = 4)|}, Lstm(3)",
            "The number of input sizes must be at least 1, but is 0"),
        ("Input(3, 8, {|SN0030:Steps = 4|}), Conv1D(2, 3), Gru(5, ReturnSequence = false), Add(\"input\")",
            "A step of a sequence is a vector of one size, as in [Input(2, Steps = 8)], but here it has 2 sizes"),
        ("Input(1, {|SN0003:-1|}, 3, {|SN0030:Steps = 4|}), Dense(2)",
            "Each input size must be at least 1, but is -1 | A step of a sequence is a vector of one size, as in [Input(2, Steps = 8)], but here it has 3 sizes"),
        ("Input(new[] { 3, 4 }, {|SN0003:{|SN0030:Steps = 0|}|}), Dense(2)",
            "Steps must be at least 1, but is 0 | A step of a sequence is a vector of one size, as in [Input(2, Steps = 8)], but here it has 2 sizes"),
        ("Input(2, Steps = 8), SimpleRnn({|SN0003:0|}), Gru({|SN0003:units: -1|}), Lstm({|SN0003:int.MinValue|}, ReturnSequence = false)",
            "Units must be at least 1, but is 0 | Units must be at least 1, but is -1 | Units must be at least 1, but is -2147483648"),
        ("Input(2, Steps = 8), SimpleRnn(3, {|SN0008:Activation.Sigmoid|}), SimpleRnn(3, {|SN0008:activation: Activation.Linear|}), SimpleRnn(3, {|SN0008:(Activation)99|})",
            "Activation must be Tanh or ReLU, but is Sigmoid | Activation must be Tanh or ReLU, but is Linear | Activation must be a member of Activation, but is 99"),
        ("Input(2, Steps = 8), SimpleRnn(3, {|SN0008:Activation.Softmax|}), Loss({|SN0006:Loss.CrossEntropy|})",
            "Activation must be Tanh or ReLU, but is Softmax | Loss.CrossEntropy needs Activation.Softmax on the last layer, but it has Activation.Linear"),
        ("Input(2, Steps = 8), Lstm(3, {|SN0008:ForgetBias = float.NaN|}, {|SN0008:RecurrentInitializer = (Initializer)77|}, Initializer = Initializer.Normal, {|SN0008:InitializerScale = -1f|})",
            "ForgetBias must be a finite number, but is NaN | RecurrentInitializer must be a member of Initializer, but is 77 | InitializerScale must be finite and at least 0, but is -1"),
        ("Input(2, Steps = 8), Gru(3, {|SN0008:RecurrentScale = -0.5f|}, BiasInitializer = Initializer.Uniform, {|SN0008:BiasScale = float.PositiveInfinity|})",
            "RecurrentScale must be finite and at least 0, but is -0.5 | BiasScale must be finite and at least 0, but is Infinity"),

        // What wants a sequence and gets none.
        ("Input(2), {|SN0023:Gru(3)|}, Dense(2)",
            "[Gru] takes a sequence, but gets 2: say [Input(features, Steps = n)]"),
        ("Input(2, 8), {|SN0023:Lstm(3, ReturnSequence = false)|}, Lstm(4)",
            "[Lstm] takes a sequence, but gets 2x8: say [Input(features, Steps = n)]"),
        ("Input(1, 8, 8), Conv2D(4, 3), Dense(4), {|SN0023:SimpleRnn(3)|}",
            "[SimpleRnn] takes a sequence, but gets 4: say [Input(features, Steps = n)]"),
        ("Input(2, Steps = 8), Gru(3, ReturnSequence = false), {|SN0023:Gru(3)|}",
            "[Gru] takes a sequence, but gets 3: leave out the ReturnSequence = false above it, which hands on the last step only"),
        ("Input(2, Steps = 8), Gru(3, ReturnSequence = false), Dense(5, Name = \"d\"), Dropout(0.5f, Name = \"e\"), Lstm(3, {|SN0023:From = \"d\"|}), Concat(\"e\")",
            "[Lstm] takes a sequence, but gets 5: leave out the ReturnSequence = false above it, which hands on the last step only"),
        ("Input(2, Steps = 8), Gru(3, ReturnSequence = false), {|SN0023:Conv1D(3, 3)|}",
            "[Conv1D] takes channels x length, but gets 3: a signal of one channel is [Input(1, 3)], and [Dense] and [GlobalAvgPool] stand behind it"),

        // What gets a sequence and takes none.
        ("Input(2, Steps = 8), {|SN0023:Conv2D(3, 3)|}, Gru(3)",
            "[Conv2D] takes channels x height x width, but gets 8 steps of 2: read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one"),
        ("Input(2, Steps = 8), Gru(3), {|SN0023:MaxPool1D(2)|}, Dense(2)",
            "[MaxPool1D] takes channels x length, but gets 8 steps of 3: read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one"),
        ("Input(2, Steps = 8), {|SN0023:AvgPool2D(2)|}",
            "[AvgPool2D] takes channels x height x width, but gets 8 steps of 2: read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one"),
        ("Input(2, Steps = 8), Conv1D(4, 3, Name = \"c\"), Dense(2, Name = \"d\"), GlobalAvgPool({|SN0023:From = \"c\"|}), Concat(\"d\")",
            "[GlobalAvgPool] takes channels x height x width or channels x length, but gets 8 steps of 4: read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one"),

        // Causal convolutions.
        ("Input(4, Steps = 8), Conv1D(6, 3, {|SN0031:Stride = 2|}, {|SN0031:Padding = 1|}, {|SN0025:Groups = 4|})",
            "A convolution over a sequence makes an output of each step and those before it: Stride must be 1, but is 2 | A convolution over a sequence makes an output of each step and those before it: Padding must be 0, but is 1 | 4 groups do not divide the 6 channels of the output, 8 steps of 6"),
        ("Input(4, Steps = 8), Conv1D(6, 3, {|SN0031:Padding = Padding.Same|}, {|SN0025:Groups = 3|})",
            "A convolution over a sequence makes an output of each step and those before it: Padding must be 0, but is Same | 3 groups do not divide the 4 channels of the input, 8 steps of 4"),

        // Joined shapes.
        ("Input(3, Steps = 8), Gru(3, ReturnSequence = false), Add({|SN0027:\"input\"|})",
            "[Add] takes equal shapes, but gets 3 from the layer above, 8 steps of 3 from 'input'"),
        ("Input(3, Steps = 8), Gru(3, ReturnSequence = false, Name = \"last\"), Dense(3, From = \"input\"), Concat(\"input\", {|SN0027:\"last\"|})",
            "[Concat] takes shapes that are equal but for the channels, but gets 8 steps of 3 from the layer above, 8 steps of 3 from 'input', 3 from 'last'"),
        ("Input(3, Steps = 8), Dense(4), Add({|SN0027:\"input\"|})",
            "[Add] takes equal shapes, but gets 8 steps of 4 from the layer above, 8 steps of 3 from 'input'"),

        // Softmax.
        ("Input(3, Steps = 8), Gru(3), Dense(1, {|SN0011:Activation.Softmax|}), Loss(Loss.CrossEntropy)",
            "Activation.Softmax of one unit is always 1: use at least 2 units, or Activation.Sigmoid"),
        ("Input(3, Steps = 8), Dense(2, {|SN0007:Activation.Softmax|}), Gru(3)",
            "Activation.Softmax is for the last layer, but 1 layer(s) follow"),

        // Behind a mistake nothing is said of shapes that are guesses: nor whether they are sequences.
        ("Input(2), {|SN0023:Gru(3)|}, Dense(5, Name = \"b\"), MaxPool1D(2), Conv1D(2, 3, Stride = 2, Name = \"c\"), Dense(5, From = \"input\"), Add(\"b\", \"c\"), Conv1D(3, 3)",
            "[Gru] takes a sequence, but gets 2: say [Input(features, Steps = n)]"),
        ("Input(2, Steps = 8), Gru(3, ReturnSequence = false), {|SN0023:Gru(3)|}, Dense(3, Name = \"b\"), Dense(3, From = \"input\"), Add(\"b\")",
            "[Gru] takes a sequence, but gets 3: leave out the ReturnSequence = false above it, which hands on the last step only"),
        ("Input(2, Steps = 8), {|SN0023:MaxPool1D(2)|}, Dense(3, Name = \"b\"), Dense(3, From = \"input\"), Add(\"b\"), Gru(3)",
            "[MaxPool1D] takes channels x length, but gets 8 steps of 2: read its steps with [Gru], [Lstm], [SimpleRnn] or [Conv1D]; ReturnSequence = false gives the last one"),
        ("Input(2, Steps = 8), Gru({|SN0003:0|}), Dense(3, Name = \"b\"), Conv1D(3, 2, {|SN0008:Padding = -3|}), Add(\"b\"), Add(\"input\")",
            "Units must be at least 1, but is 0 | Padding must be at least 0, or Padding.Same, but is -3"),
    ];

    public static readonly IReadOnlyList<(string Marked, string Messages, string CompilerIds)> All =
    [
        .. Rows.Select(row => ($"[Network, {row.Attributes}] partial class Net;", row.Messages, string.Empty)),

        // Memory.
        ("[Network, Input(1, Steps = 4_000_001), Dense(1)] partial class {|SN0013:Net|};",
            "Network 'Net' has 8000002 inputs and outputs of layers, but at most 8000000 are supported", string.Empty),
        ("[Network, Input(int.MaxValue, Steps = int.MaxValue), Lstm(int.MaxValue)] partial class {|SN0013:Net|};",
            "Network 'Net' has 4294967294 inputs and outputs of layers, but at most 8000000 are supported", string.Empty),
        ("[Network, Input(1, Steps = 1_000_001), Dense(1)] partial class {|SN0013:Net|};",
            "Network 'Net' has 8000008 floats of its steps with their padding and what layers keep of them, but at most 8000000 are supported", string.Empty),
        ("[Network, Input(8, Steps = 12_819), Lstm(56, ReturnSequence = false)] partial class {|SN0013:Net|};",
            "Network 'Net' has 8000344 floats of its steps with their padding and what layers keep of them, but at most 8000000 are supported", string.Empty),
        ("[Network, Input(20_000, Steps = 1), Lstm(8_000)] partial class {|SN0013:Net|};",
            "Network 'Net' has 896064000 parameters, but at most 500000000 are supported", string.Empty),
        ("[Network, Input(1_000_000, Steps = 1), Conv1D(1_000_000, 1, Groups = 1_000_000)] partial class {|SN0013:Net|};",
            "Network 'Net' has 1000001000000 floats of parameters with their padding, but at most 500000000 are supported", string.Empty),
        ("[Network, Input(1, Steps = 1), Gru(131_080)] partial class {|SN0032:Net|};",
            "A stream of network 'Net' remembers 131088 floats, in a value that lives on the stack, but at most 131072 are supported", string.Empty),
        ("[Network, Input(5, Steps = 2), Lstm(65_530), Gru(1, ReturnSequence = false)] partial class {|SN0032:Net|};",
            "A stream of network 'Net' remembers 131088 floats, in a value that lives on the stack, but at most 131072 are supported", string.Empty),
        ("[Network, Input(1, Steps = 2), Conv1D(1, 3, Dilation = 16_385)] partial class {|SN0032:@class|};",
            "A stream of network 'class' remembers 131088 floats, in a value that lives on the stack, but at most 131072 are supported", string.Empty),
        ("[Network, Input(1_000_000, Steps = 1), Conv1D(1, int.MaxValue, Dilation = int.MaxValue), Conv1D(1, 1, Dilation = int.MaxValue)] partial class {|SN0032:Net|};",
            "A stream of network 'Net' remembers 2147483647000016 floats, in a value that lives on the stack, but at most 131072 are supported", string.Empty),

        // Names.
        ("[Network, Input(3, Steps = 8), Gru(1), Loss(Loss.Huber), Sgd] partial class Net { internal int {|SN0016:Steps|} => 1; internal class {|SN0016:StateLayouts|}; internal void {|SN0016:StepInputSize|}() { } internal int {|SN0016:CreateState|} = 3; internal event System.Action? {|SN0016:Step|} { add { } remove { } } }",
            "The generator writes a member 'Steps' into network 'Net', so nothing else there can have that name | The generator writes a member 'StateLayouts' into network 'Net', so nothing else there can have that name | The generator writes a member 'StepInputSize' into network 'Net', so nothing else there can have that name | The generator writes a member 'CreateState' into network 'Net', so nothing else there can have that name | The generator writes a member 'Step' into network 'Net', so nothing else there can have that name", string.Empty),
        ("[Network, Input(3, Steps = 8), Gru(1), Loss(Loss.Huber), Sgd] partial class Net { internal enum {|SN0016:State|}; internal static int {|SN0016:StepOutputSize|} => 1; }",
            "The generator writes a member 'State' into network 'Net', so nothing else there can have that name | The generator writes a member 'StepOutputSize' into network 'Net', so nothing else there can have that name", string.Empty),
        ("[Network, Input(3, Steps = 8), Gru(1)] partial class {|SN0016:State|};",
            "The generator writes a member 'State' into network 'State', so nothing else there can have that name", string.Empty),
        ("[Network, Input(3, Steps = 8), Gru(1)] partial class Net { public void {|SN0016:Step|}(ref State state, System.ReadOnlySpan<float> x, System.Span<float> y) { } public void Step(float x) { } public State {|SN0016:CreateState|}() => default; public State CreateState(int count) => default; public void {|SN0016:Predict|}(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> lengths, System.Span<float> y) { } public void Predict(int x) { } }",
            "The generator writes a member 'Step' into network 'Net', so nothing else there can have that name | The generator writes a member 'CreateState' into network 'Net', so nothing else there can have that name | The generator writes a member 'Predict' into network 'Net', so nothing else there can have that name", string.Empty),
    ];
}
