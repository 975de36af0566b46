using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>
/// The groups of a step in one piece, a sample in each lane. All of them go forward before any goes back: a group waits for itself from layer to layer, and what
/// fills the time is the next one's way, not its own way back, which waits too.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="network">The network.</param>
/// <param name="scratch">Where its scratch memory has what.</param>
internal sealed class SmallGroups(CodeWriter code, Lanes lanes, NetworkPlan network, SmallScratch scratch)
{
    private readonly DensePlan[] layers = [.. network.Layers.Cast<DensePlan>()];
    private readonly string[] inputs = [.. Enumerable.Range(0, network.InputSize).Select(i => $"x{i}")];
    private SmallLayer[] parts = [];
    private IReadOnlyList<string> deltas = [];
    private string[] kept = [];

    /// <summary>Writes the loop that goes forward, adds to sum and leaves what the way back takes.</summary>
    public void EmitForward()
    {
        EmitLoop(() =>
        {
            EmitGroup();
            SmallColumns.Load(code, lanes, "x", "xr", network.InputSize);
            var map = new UnitMap(code, lanes, References.Element("scratch", scratch.Operands));
            parts = [.. layers.Select(layer => new SmallLayer(code, lanes, map, layer, layer != network.Last || !network.IsLossFused))];
            IReadOnlyList<string> values = inputs;
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line();
                code.Line($"// {layers[i].Summary}");
                parts[i].EmitForward(values);
                values = parts[i].Outputs;
            }

            code.Line();
            code.Line($"// Loss.{network.Loss!.Name}");
            deltas = parts[parts.Length - 1].EmitDerivative(new SmallLoss(code, lanes, map, network).Emit(values));
            kept = [.. inputs, .. parts.Take(parts.Length - 1).SelectMany(part => part.Kept), .. deltas];
            for (int i = 0; i < kept.Length; i++)
            {
                code.Line(lanes.Store(kept[i], "group", i * lanes.Count));
            }
        });
    }

    /// <summary>Writes the loop that goes back, which sums up the gradients of each parameter.</summary>
    public void EmitBackward()
    {
        foreach (int place in layers.SelectMany(SmallLayer.Places).OrderBy(place => place))
        {
            code.Line($"{lanes.Type} {SmallLayer.Gradient(place)} = {lanes.Zero};");
        }

        EmitLoop(() =>
        {
            for (int i = 0; i < kept.Length; i++)
            {
                code.Line($"{lanes.Type} {kept[i]} = {lanes.Load("group", i * lanes.Count)};");
            }

            IReadOnlyList<string> sums = deltas;
            for (int i = parts.Length - 1; i >= 0; i--)
            {
                code.Line();
                code.Line($"// {layers[i].Summary}");
                IReadOnlyList<string> below = i > 0 ? parts[i].EmitInputs(sums) : [];
                parts[i].EmitGradients(sums);
                sums = i > 0 ? parts[i - 1].EmitDerivative(below) : [];
            }
        });
    }

    private void EmitLoop(Action body)
    {
        using (code.OpenScope())
        {
            code.Line(References.Declare("group", References.Element("scratch", scratch.Kept)));
            using (code.Open($"for (int r = start; r < end; r += {lanes})"))
            {
                body();
                code.Line(References.Advance("group", kept.Length * lanes.Count));
            }
        }

        code.Line();
    }

    // The last group begins as far back as it must to be whole, and what came before in it does not count again.
    private void EmitGroup()
    {
        code.Line($"int first = Math.Max(0, Math.Min(r, rows - {lanes}));");
        code.Line($"{lanes.Class}<int> row = {lanes.Class}.Create({string.Join(", ", Enumerable.Range(0, lanes.Count))});");
        code.Line($"{lanes.Type} counted = ({lanes.Class}.GreaterThanOrEqual(row, {lanes.Broadcast("r - first")}) & {lanes.Class}.LessThan(row, {lanes.Broadcast("rows - first")})).AsSingle();");
        code.Line($"ref float xr = ref {Row("x", network.InputSize)};");
        code.Line($"ref float tr = ref {Row("t", network.OutputSize)};");
        if (network.Loss!.Value is null)
        {
            code.Line($"ref int lr = ref {Row("labels", 1)};");
        }
    }

    private static string Row(string reference, int stride) =>
        stride == 1 ? $"Unsafe.Add(ref {reference}, (nint)first)" : $"Unsafe.Add(ref {reference}, (nint)first * {Invariant.Text(stride)})";
}
