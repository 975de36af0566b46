using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What is measured of a layer, and where. For generated code.</summary>
/// <param name="record">Its record, with what does not change.</param>
/// <param name="place">Where in the workspace of a pass what is added up of its values begins: <see cref="ActivationSums.Floats"/>, and a mark for each cell behind them.</param>
/// <param name="cells">How many cells are marked as living: columns or channels; 0 where none can die.</param>
/// <param name="cellsOfUnit">How many cells in a row make a unit: more than one where an image was made a vector.</param>
/// <param name="firstTensor">The number of its first tensor.</param>
/// <param name="tensors">How many it has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MeasuredLayer(LayerTelemetry record, int place, int cells, int cellsOfUnit, int firstTensor, int tensors)
{
    internal LayerTelemetry Record { get; } = record;

    internal int Place { get; } = place;

    internal int Cells { get; } = cells;

    internal int CellsOfUnit { get; } = cellsOfUnit;

    internal int FirstTensor { get; } = firstTensor;

    internal int Tensors { get; } = tensors;

    /// <summary>Adds what was added up in one workspace to another.</summary>
    internal void Merge(ref float workspace, ref float other)
    {
        ref float into = ref Unsafe.Add(ref workspace, Place);
        ref float from = ref Unsafe.Add(ref other, Place);
        ActivationSums.At(ref into).Add(ActivationSums.At(ref from));
        ref int marks = ref LivingCells.At(ref into);
        ref int others = ref LivingCells.At(ref from);
        for (int cell = 0; cell < Cells; cell++)
        {
            Unsafe.Add(ref marks, cell) |= Unsafe.Add(ref others, cell);
        }
    }
}
