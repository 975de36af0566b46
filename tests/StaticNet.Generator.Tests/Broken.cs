namespace StaticNet.Generator.Tests;

/// <summary>
/// Declarations that cannot be, with their diagnostics marked, what those say (in the order in which they stand), and what the
/// compiler itself finds in the declaration, which nobody can take from it.
/// </summary>
internal static class Broken
{
    public static readonly IReadOnlyList<(string Marked, string Messages, string CompilerIds)> All =
    [
        ("[Network, Input(3), Dense(1)] class {|SN0001:Net|};",
            "'Net' must be partial, so that the generator can write the rest of network 'Net'", "CS0260"),
        ("class {|SN0001:Outer|} { [Network, Input(3), Dense(1)] internal partial class Net; }",
            "'Outer' must be partial, so that the generator can write the rest of network 'Net'", "CS0260"),
        ("[Network, Dense(1)] partial class {|SN0002:Net|};",
            "Network 'Net' has no [Input]: say the size of one sample, such as [Input(30)]", ""),
        ("[Network, Input(3), Dense({|SN0003:0|})] partial class Net;",
            "Units must be at least 1, but is 0", ""),
        ("[Network, Input(3), Dense({|SN0003:units: -7|})] partial class Net;",
            "Units must be at least 1, but is -7", ""),
        ("[Network, Input(3, {|SN0003:0|}, 2, {|SN0003:int.MinValue|}), Dense(1)] partial class Net;",
            "Each input size must be at least 1, but is 0 | Each input size must be at least 1, but is -2147483648", ""),
        ("[Network, Input({|SN0003:new[] { 3, -1 }|}), Dense(1)] partial class Net;",
            "Each input size must be at least 1, but is -1", ""),
        ("[Network, {|SN0003:Input|}, Dense(1)] partial class Net;",
            "The number of input sizes must be at least 1, but is 0", ""),
        ("[Network, Input({|SN0003:null!|}), Dense(1)] partial class Net;",
            "The number of input sizes must be at least 1, but is 0", ""),
        ("[Network, Input(3), Loss(Loss.Huber), Sgd, AdamW] partial class {|SN0004:Net|};",
            "Network 'Net' has no layer: add one, such as [Dense(10)]", ""),
        ("[Network, Input(3)] [Dense(2)] partial class Net; [{|SN0005:Dense(1)|}] partial class Net;",
            "The layers of network 'Net' stand on several of its partial declarations, so their order is not known: put them all on one", ""),
        ("[Network, Input(3), Dense(2), Loss({|SN0006:Loss.CrossEntropy|}), Adam] partial class Net;",
            "Loss.CrossEntropy needs Activation.Softmax on the last layer, but it has Activation.Linear", ""),
        ("[Network, Input(3), Dense(2, Activation.Softmax), Loss({|SN0006:loss: Loss.BinaryCrossEntropy|}), Adam] partial class Net;",
            "Loss.BinaryCrossEntropy needs Activation.Sigmoid on the last layer, but it has Activation.Softmax", ""),
        ("[Network, Input(3), Dense(2, {|SN0007:Activation.Softmax|}), Dense(2), Dense(2)] partial class Net;",
            "Activation.Softmax is for the last layer, but 2 layer(s) follow", ""),
        ("[Network, Input(3), Dense(2, {|SN0008:(Activation)99|})] partial class Net;",
            "Activation must be a member of Activation, but is 99", ""),
        ("[Network, Input(3), Dense(2, Activation.ELU, {|SN0008:Alpha = -1f|}, {|SN0008:Slope = 0f|})] partial class Net;",
            "Alpha must be finite and at least 0, but is -1 | Slope must be finite and greater than 0, but is 0", ""),
        ("[Network, Input(3), Dense(2), Loss({|SN0008:(Loss)(-1)|}, {|SN0008:Delta = float.NaN|}), Sgd({|SN0008:LearningRate = float.PositiveInfinity|})] partial class Net;",
            "Loss must be a member of Loss, but is -1 | Delta must be finite and greater than 0, but is NaN | LearningRate must be finite and at least 0, but is Infinity", ""),
        ("[Network, Input(3), Dense(2), Loss(Loss.Huber), Momentum({|SN0008:1f|}), AdamW({|SN0008:Beta2 = 1.5f|}, {|SN0008:WeightDecay = -0.25f|})] partial class Net;",
            "Momentum must be at least 0 and less than 1, but is 1 | Beta2 must be at least 0 and less than 1, but is 1.5 | WeightDecay must be finite and at least 0, but is -0.25", ""),
        ("[Network, Input(3), Dense(2), {|SN0009:Telemetry|}] partial class Net;", "[Telemetry] needs a [Loss] to make small", ""),
        ("[Network, Input(3), Dense(2), {|SN0009:Adam|}, {|SN0009:Momentum(0.5f)|}] partial class Net;",
            "[Adam] needs a [Loss] to make small | [Momentum] needs a [Loss] to make small", ""),
        ("[Network, Input(3), Dense(2)] static partial class {|SN0010:Net|};",
            "Network 'Net' is static, but must be a class of which objects can be made", "static"),
        ("[Network, Input(3), Dense(2), Loss(Loss.Huber), Sgd] abstract partial class {|SN0010:Net|};",
            "Network 'Net' is abstract, but must be a class of which objects can be made", "CS0144"),
        ("[Network, Input(3), Dense(1, {|SN0011:Activation.Softmax|})] partial class Net;",
            "Activation.Softmax of one unit is always 1: use at least 2 units, or Activation.Sigmoid", ""),
        ("[Network, Input(3), Dense(1, Name = \"a\"), Dense(2, {|SN0012:Name = \"a\"|})] partial class Net;",
            "Two layers are named 'a'", ""),
        ("[Network, Input(3), Dense(1, {|SN0012:Name = \"3\"|}), Dense(2, Activation.ReLU), Dense(2)] partial class Net;",
            "Two layers are named '3'", ""),
        ("[Network, Input(2000, 2000, 2), Dense(1)] partial class {|SN0013:Net|};",
            "Network 'Net' has 8000001 inputs and outputs of layers, but at most 8000000 are supported", ""),
        ("[Network, Input(int.MaxValue, int.MaxValue, int.MaxValue), Dense(int.MaxValue)] partial class {|SN0013:@class|};",
            "Network 'class' has 4294967294 inputs and outputs of layers, but at most 8000000 are supported", ""),
        ("[Network, Input(100000), Dense(100000)] partial class {|SN0013:Net|};",
            "Network 'Net' has 10000100000 parameters, but at most 500000000 are supported", ""),
        ("[{|SN0014:Input(3)|}, {|SN0014:Dense(2)|}] [{|SN0014:Loss(Loss.Huber)|}, {|SN0014:Sgd|}, {|SN0014:Telemetry|}] class Net { public Net(int seed) { } }",
            "[Input] has no effect: 'Net' has no [Network] | [Dense] has no effect: 'Net' has no [Network] | [Loss] has no effect: 'Net' has no [Network] | [Sgd] has no effect: 'Net' has no [Network] | [Telemetry] has no effect: 'Net' has no [Network]", "none"),
        ("[Network, Input(3), Dense(1, {|SN0015:Name = \"\"|}), Dense(2, {|SN0015:Name = \"two\\nlines\"|})] partial class Net;",
            "The name of a layer is one or more letters, digits, '_', '-' and '.', but is '' | The name of a layer is one or more letters, digits, '_', '-' and '.', but is 'two\nlines'", ""),
        ("[Network, Input(3), Dense(1), Loss(Loss.Huber), AdamW, Sgd] partial class Net { internal int {|SN0016:Trainer|} => 1; internal class {|SN0016:Lanes8|}; internal float[] {|SN0016:parameterBuffer|} = []; }",
            "The generator writes a member 'Trainer' into network 'Net', so nothing else there can have that name | The generator writes a member 'Lanes8' into network 'Net', so nothing else there can have that name | The generator writes a member 'parameterBuffer' into network 'Net', so nothing else there can have that name", ""),
        ("[Network, Input(3), Dense(1)] partial class Net { public {|SN0016:Net|}(int number) { } public void {|SN0016:Predict|}(System.ReadOnlySpan<float> x, System.Span<float> y) { } public static string {|SN0016:Tensors|}() => \"\"; }",
            "The generator writes a member 'Net(int seed)' into network 'Net', so nothing else there can have that name | The generator writes a member 'Predict' into network 'Net', so nothing else there can have that name | The generator writes a member 'Tensors' into network 'Net', so nothing else there can have that name", ""),
        ("[Network, Input(3), Dense(1), Loss(Loss.Huber), Sgd] partial class {|SN0016:Trainer|};",
            "The generator writes a member 'Trainer' into network 'Trainer', so nothing else there can have that name", ""),
        ("[Network, Input(3), Dense(1)] partial class Net { public {|SN0017:Net|}(string text) => System.Console.WriteLine(text); public {|SN0017:Net|}(int a, int b) : base() { } public Net(long c) : this((int)c) { } }",
            "A constructor of network 'Net' must call this(seed), which makes the parameters; a primary constructor cannot | A constructor of network 'Net' must call this(seed), which makes the parameters; a primary constructor cannot", ""),
        ("[Network, Input(3), Dense(1)] partial class {|SN0017:Net|}(int units) { public int Units => units; }",
            "A constructor of network 'Net' must call this(seed), which makes the parameters; a primary constructor cannot", ""),
        ("[Network, Input(3), Dense(1)] file partial class {|SN0018:Net|};",
            "'Net' is local to its file, so that the generator cannot write the rest of network 'Net' in another", "file"),
        ("file partial class {|SN0018:Outer|} { [Network, Input(3), Dense(1)] public partial class Net; }",
            "'Outer' is local to its file, so that the generator cannot write the rest of network 'Net' in another", "file"),
        .. BrokenLayers.All,
        .. BrokenSequences.All,
    ];

    public static Xunit.TheoryData<string, string> ForTheory()
    {
        var data = new Xunit.TheoryData<string, string>();
        foreach ((string marked, string messages, _) in All)
        {
            data.Add(marked, messages);
        }

        return data;
    }
}
