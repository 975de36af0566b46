using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>What is counted of a layer over many steps: saturated values, and cells that have lived.</summary>
internal sealed class LayerHistory(MeasuredLayer layer)
{
    private readonly int[] lived = new int[layer.Cells];
    private double values;
    private double saturated;

    /// <summary>The part of all values that was saturated.</summary>
    public float Saturated => (float)(saturated / values);

    /// <summary>The part of the units that never lived.</summary>
    public float Dead { get; private set; }

    /// <summary>The part of the units that did not live in the last step.</summary>
    public float DeadInLastStep { get; private set; }

    /// <summary>Counts a step.</summary>
    /// <param name="place">What was added up in it.</param>
    public void Add(ref float place)
    {
        ref readonly ActivationSums sums = ref ActivationSums.At(ref place);
        values += sums.Count;
        saturated += sums.Saturated;
        if (lived.Length == 0)
        {
            return;
        }

        ref int marks = ref LivingCells.At(ref place);
        int units = lived.Length / layer.CellsOfUnit;
        int dead = 0;
        int deadInLastStep = 0;
        for (int unit = 0; unit < units; unit++)
        {
            int lives = 0;
            int everLived = 0;
            for (int cell = unit * layer.CellsOfUnit; cell < (unit + 1) * layer.CellsOfUnit; cell++)
            {
                lives |= Unsafe.Add(ref marks, cell);
                everLived |= lived[cell] |= Unsafe.Add(ref marks, cell);
            }

            deadInLastStep += lives == 0 ? 1 : 0;
            dead += everLived == 0 ? 1 : 0;
        }

        Dead = (float)dead / units;
        DeadInLastStep = (float)deadInLastStep / units;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        values = saturated = 0d;
        lived.AsSpan().Clear();
    }
}
