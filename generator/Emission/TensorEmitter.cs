using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Writes where each tensor of a network lies, and the constructor that gives them their initial values.</summary>
internal static class TensorEmitter
{
    // Some sixty instructions each, of the 20,000 that a method may have.
    private const int MostLayoutsTogether = 40;

    /// <summary>Writes the layouts of all tensors.</summary>
    /// <param name="code">Where members of the network go.</param>
    /// <param name="parts">Where methods go that are <see cref="CallSequence.NetworkParts"/>.</param>
    /// <param name="network">The network.</param>
    public static void EmitLayouts(CodeWriter code, CodeWriter parts, NetworkPlan network)
    {
        EmitLayouts(code, parts, "TensorLayouts", network.Tensors);
        if (network.StatisticFloats > 0)
        {
            EmitLayouts(code, parts, "StatisticLayouts", network.Statistics);
        }

        if (network.IsSequential)
        {
            code.Line("/// <summary>Where each value stands in the state of a stream.</summary>");
            code.Line(SourceFile.Mark);
            code.Line("public static global::System.Collections.Generic.IReadOnlyList<global::StaticNet.TensorLayout> StateLayouts => StateTensorLayouts;");
            code.Line();
            EmitLayouts(code, parts, "StateTensorLayouts", network.State);
        }
    }

    private static void EmitLayouts(CodeWriter code, CodeWriter parts, string name, IEnumerable<TensorPlan> tensors)
    {
        const string Type = "global::StaticNet.TensorLayout";
        string[] layouts = [.. tensors.Select(Layout)];
        if (layouts.Length > MostLayoutsTogether)
        {
            EmitManyLayouts(code, parts, name, layouts);
            return;
        }

        using (code.Open($"private static readonly {Type}[] {name} = new {Type}[]", "};"))
        {
            foreach (string layout in layouts)
            {
                code.Line($"{layout},");
            }
        }

        code.Line();
    }

    // The initializers of all static fields are one method.
    private static void EmitManyLayouts(CodeWriter code, CodeWriter parts, string name, string[] layouts)
    {
        const string Type = "global::StaticNet.TensorLayout";
        var assignments = new CallSequence($"{name}Part", $"{Type}[] layouts");
        for (int i = 0; i < layouts.Length; i++)
        {
            assignments.Add($"layouts[{Invariant.Text(i)}] = {layouts[i]};");
        }

        code.Line($"private static readonly {Type}[] {name} = {CallSequence.NetworkParts}.Make{name}();");
        code.Line();
        using (parts.Open($"internal static {Type}[] Make{name}()"))
        {
            parts.Line($"{Type}[] layouts = new {Type}[{Invariant.Text(layouts.Length)}];");
            assignments.EmitCalls(parts);
            parts.Line("return layouts;");
        }

        parts.Line();
        assignments.EmitParts(parts);
    }

    private static string Layout(TensorPlan tensor) =>
        $"new({CodeWriter.Quoted(tensor.Name)}, global::StaticNet.TensorRole.{tensor.Role}, {Array(tensor.Shape)}, {Array(tensor.Strides)}, "
        + $"{tensor.Offset}, {tensor.Extent}, {tensor.FanIn}, {tensor.FanOut}{(tensor.Blocks == 1 ? string.Empty : $", {tensor.Blocks}, {tensor.BlockStride}")})";

    /// <summary>Writes the constructor; its arguments are those of <see cref="EmitLayouts(CodeWriter, CodeWriter, NetworkPlan)"/>.</summary>
    public static void EmitConstructor(CodeWriter code, CodeWriter parts, NetworkPlan network)
    {
        CallSequence parameters = Initial("Initialize", "Tensors", network.Tensors);
        CallSequence statistics = Initial("InitializeStatistics", "StatisticTensors", network.Statistics);
        code.Line("/// <summary>A network with parameters as its initializers make them; the same seed makes the same on every machine.</summary>");
        code.Line("/// <param name=\"seed\">Any number.</param>");
        code.Line(SourceFile.Mark);
        using (code.Open($"public {network.Declaration.Class.Type.Name}(int seed = 0)"))
        {
            code.Line("Tensors = global::StaticNet.ParameterTensor.Views(TensorLayouts, parameterBuffer);");
            code.Line("global::StaticNet.RandomSource random = new global::StaticNet.RandomSource(seed);");
            parameters.EmitCalls(code);
            if (network.StatisticFloats > 0)
            {
                code.Line("StatisticTensors = global::StaticNet.ParameterTensor.Views(StatisticLayouts, statisticBuffer);");
                statistics.EmitCalls(code);
            }
        }

        code.Line();
        parameters.EmitParts(parts);
        statistics.EmitParts(parts);
    }

    // Further methods have a parameter of the name of the property.
    private static CallSequence Initial(string name, string views, IEnumerable<TensorPlan> tensors)
    {
        string variables = $"global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> {views}, global::StaticNet.RandomSource random";
        var calls = new CallSequence(name, variables, CallSequence.NetworkParts);
        int index = 0;
        foreach (TensorPlan tensor in tensors)
        {
            string view = $"{views}[{Invariant.Text(index++)}]";
            calls.Add(
                $"global::StaticNet.ParameterInitializer.Fill({view}, global::StaticNet.Initializer.{tensor.Initializer.Kind}, "
                + $"{Invariant.Literal(tensor.Initializer.Scale)}, random); // {tensor.Name}");
            if (tensor.Addition is { } addition)
            {
                calls.Add($"global::StaticNet.ParameterInitializer.Add({view}, {Invariant.Text(addition.First)}, {Invariant.Text(addition.Count)}, {Invariant.Literal(addition.Value)});");
            }
        }

        return calls;
    }

    private static string Array(int[] values) => $"new[] {{ {string.Join(", ", values.Select(Invariant.Text))} }}";
}
