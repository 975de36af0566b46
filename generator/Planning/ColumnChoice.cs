using StaticNet.Generator.Activations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Decides which convolutions of one sample have columns in the lanes rather than channels, by what both would cost with the widest vectors; a pool behind
/// such a convolution becomes part of it where it can, and its output is left plane by plane where all that read it take that.
/// </summary>
/// <param name="layers">All layers.</param>
/// <param name="forms">How they are computed, each at its index.</param>
/// <param name="present">For each value the one that stands for it.</param>
/// <param name="gone">Layers that do nothing, or are part of others.</param>
internal sealed class ColumnChoice(IReadOnlyList<LayerPlan> layers, PredictionForm[] forms, Dictionary<int, ValuePlan> present, HashSet<int> gone)
{
    // Estimates are not exact, and a layout of its own is a copy more.
    private const double Advantage = 0.9;

    // A pool by itself, for each vector of each window.
    private const double PoolCycles = 5;

    public void Apply()
    {
        foreach (ConvolutionPlan convolution in layers.OfType<ConvolutionPlan>())
        {
            PredictionForm form = forms[convolution.Index] with { IsInputPacked = Resolve(convolution.Input).IsPacked };
            if (Choose(convolution, form) is not { } chosen)
            {
                continue;
            }

            forms[convolution.Index] = chosen;
            if (chosen.Columns!.Pool is not null)
            {
                LayerPlan pool = Readers(convolution.Output)[0];
                gone.Add(pool.Index);
                foreach (int id in present.Where(pair => pair.Value == pool.Output).Select(pair => pair.Key).ToList())
                {
                    present[id] = convolution.Output;
                }
            }

            if (chosen.Columns.LeavesPlanes)
            {
                foreach (LayerPlan reader in Readers(convolution.Output))
                {
                    forms[reader.Index] = forms[reader.Index] with { InputPlanes = convolution.ColumnKernel(chosen).Output };
                }
            }
        }
    }

    private PredictionForm? Choose(ConvolutionPlan convolution, PredictionForm form)
    {
        List<LayerPlan> readers = Readers(convolution.Output);
        TilePool? pool = ActivationKinds.Get(form.Activation.Kind).IsCheap && readers.Count == 1 ? (readers[0] as PoolPlan)?.Tiled : null;
        List<LayerPlan> users = pool is null ? readers : Readers(readers[0].Output);
        bool leavesPlanes = users.Count > 0 && users.All(user => user.ReadsPlanes);
        PredictionForm columns = form with { Columns = new ColumnForm(leavesPlanes, pool) };
        double separate = pool is null ? 0 : PoolCycles * pool.Window.OutputPositions * Piece.OfPadded(convolution.Output.Channels, Lanes.Sixteen).Count;
        bool isBetter = convolution.ColumnKernel(columns).Cycles(Lanes.Sixteen) < Advantage * (convolution.RowKernel(form).Cycles(Lanes.Sixteen) + separate);
        return isBetter ? columns : null;
    }

    private List<LayerPlan> Readers(ValuePlan value) =>
        [.. layers.Where(layer => !gone.Contains(layer.Index) && layer.Inputs.Any(input => Resolve(input) == value))];

    private ValuePlan Resolve(ValuePlan value) => present.TryGetValue(value.Id, out ValuePlan? other) ? other : value;
}
