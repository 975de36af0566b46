using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>What recurrent layers decide before code is written.</summary>
public class RecurrentPlanTests
{
    [Theory]
    [InlineData("Input(1, Steps = 8), Gru(16), Dense(1)", "8, 16")]
    [InlineData("Input(1, Steps = 8), Lstm(20), Dense(1)", "8, 16")]
    [InlineData("Input(4, Steps = 8), Gru(8), Dense(1)", "4, 8, 16")]
    [InlineData("Input(2, Steps = 8), SimpleRnn(16), SimpleRnn(8, Activation.ReLU), Dense(1)", "4, 8, 16")]
    [InlineData("Input(1, Steps = 8), Gru(64), Dense(1)", "")]
    public void Small_layers_are_part_of_a_step_in_one_piece(string attributes, string widths)
    {
        NetworkPlan plan = Plan(attributes);
        Assert.Equal(widths, string.Join(", ", Lanes.All.Where(plan.IsInline)));
    }

    [Theory]
    [InlineData("Gru(8)", "registers", 0)]
    [InlineData("SimpleRnn(16)", "registers", 0)]
    [InlineData("Gru(16)", "memory", 2 * 3 * 16)]
    [InlineData("Lstm(300)", "memory", 2 * 4 * 304)]
    public void Gates_go_through_memory_where_registers_are_too_few(string layer, string where, int scratch)
    {
        LayerPlan plan = Assert.Single(Plan($"Input(3, Steps = 2), {layer}").Layers, each => each is RecurrentPlan);
        Assert.Contains(where, plan.Kernels);
        Assert.Equal(scratch, plan.PredictionScratch(plan.OwnForm));
    }

    private static NetworkPlan Plan(string attributes)
    {
        INamedTypeSymbol type = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;").GetTypeByMetadataName("Net")!;
        NetworkDeclaration declaration = DeclarationReader.Read(type, semantics: null, default);
        Assert.Empty(NetworkChecker.Check(declaration));
        return NetworkPlan.Make(declaration);
    }
}
