using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="RecurrentAttribute"/>
/// <param name="tensors">Its parameters, and where its state lies.</param>
/// <param name="cell">What it does with the sums of its gates.</param>
/// <param name="returnsSequence">Whether it hands on all steps, or the last of each sample.</param>
internal sealed class RecurrentLayer<T>(RecurrentTensors<T> tensors, RecurrentCell<T> cell, bool returnsSequence) : SequenceLayer<T>(new SampleShape(cell.Units))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Of the last pass, by row: the gates and what cells keep, which become gradients on the way back; outputs and memory.
    private T[] gates = [];
    private T[] recurrent = [];
    private T[] hidden = [];
    private T[] memory = [];

    // By rank: what samples began with, and the gradients on their way back.
    private T[] firstHidden = [];
    private T[] firstMemory = [];
    private T[] hiddenGradient = [];
    private T[] memoryGradient = [];

    private readonly T[] transposedInput = new T[tensors.InputWeight.Length];
    private readonly T[] transposedRecurrent = new T[tensors.RecurrentWeight.Length];

    // Of a stream.
    private readonly T[] stepGates = new T[cell.Width];
    private readonly T[] stepRecurrent = new T[cell.Width];

    private int Inputs { get; } = tensors.InputWeight.Shape[1];

    private int Units => cell.Units;

    private int Width => cell.Width;

    /// <summary>Values of memory of a unit: 1 or 0.</summary>
    private int MemoryUnits { get; } = cell.HasMemory ? cell.Units : 0;

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, BatchRows rows, ReadOnlySpan<GenericState<T>> states)
    {
        int count = rows.CountOf(isSequence: true);
        MatrixRows<T>.Fill(gates.AsSpan(0, count * Width), tensors.InputBias);
        MatrixRows<T>.Fill(recurrent.AsSpan(0, count * Width), tensors.RecurrentBias);
        MatrixRows<T>.Transpose(tensors.InputWeight.Values, Width, Inputs, transposedInput);
        MatrixRows<T>.Transpose(tensors.RecurrentWeight.Values, Width, Units, transposedRecurrent);
        MatrixProduct<T>.Add(inputs, Inputs, 1, transposedInput, Width, gates, Width, count, Inputs, Width);
        Load(rows, states, tensors.Output, Units, firstHidden);
        Load(rows, states, tensors.Memory, MemoryUnits, firstMemory);
        for (int step = 0; rows.At(step) > 0; step++)
        {
            ForwardStep(step, rows);
        }

        HandOn(rows, outputs);
        Store(rows, states, tensors.Output, Units, hidden);
        Store(rows, states, tensors.Memory, MemoryUnits, memory);
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, BatchRows rows)
    {
        int samples = rows.CountOf(isSequence: false);
        hiddenGradient.AsSpan(0, samples * Units).Clear();
        memoryGradient.AsSpan(0, samples * MemoryUnits).Clear();
        for (int step = rows.Steps - 1; step >= 0; step--)
        {
            BackwardStep(step, outputGradient, rows);
        }

        int count = rows.CountOf(isSequence: true);
        AddRecurrentWeightGradient(rows, tensors.RecurrentWeight.In(gradients));
        Span<T> weightGradient = tensors.InputWeight.In(gradients);
        weightGradient.Clear();
        MatrixProduct<T>.Add(gates, 1, Width, inputs, Inputs, weightGradient, Inputs, Width, count, Inputs);
        if (tensors.InputBias is not null)
        {
            MatrixRows<T>.Sum(gates.AsSpan(0, count * Width), tensors.InputBias.In(gradients));
            MatrixRows<T>.Sum(recurrent.AsSpan(0, count * Width), tensors.RecurrentBias!.In(gradients));
        }

        if (!inputGradient.IsEmpty)
        {
            inputGradient.Clear();
            MatrixProduct<T>.Add(gates, Width, 1, tensors.InputWeight.Values, Inputs, inputGradient, Inputs, count, Width, Inputs);
        }
    }

    public override void Step(ReadOnlySpan<T> inputs, Span<T> outputs, GenericState<T> state)
    {
        Span<T> last = tensors.Output.In(state.Values);
        Span<T> cells = tensors.Memory is null ? default : tensors.Memory.In(state.Values);
        MatrixRows<T>.Fill(stepGates, tensors.InputBias);
        MatrixRows<T>.Fill(stepRecurrent, tensors.RecurrentBias);
        MatrixVector<T>.Add(tensors.InputWeight.Values, inputs, stepGates);
        MatrixVector<T>.Add(tensors.RecurrentWeight.Values, last, stepRecurrent);
        cell.Compute(stepGates, stepRecurrent, last, cells, last, cells);
        last.CopyTo(outputs);
    }

    protected override void Grow(int samples, int steps)
    {
        int rows = samples * steps;
        gates = new T[rows * Width];
        recurrent = new T[rows * Width];
        hidden = new T[rows * Units];
        memory = new T[rows * MemoryUnits];
        firstHidden = new T[samples * Units];
        firstMemory = new T[samples * MemoryUnits];
        hiddenGradient = new T[samples * Units];
        memoryGradient = new T[samples * MemoryUnits];
    }

    private void ForwardStep(int step, BatchRows rows)
    {
        (int start, int count) = (rows.Start(step), rows.At(step));
        ReadOnlySpan<T> before = Before(step, rows, Units, hidden, firstHidden);
        ReadOnlySpan<T> memoryBefore = Before(step, rows, MemoryUnits, memory, firstMemory);
        Span<T> sums = recurrent.AsSpan(start * Width, count * Width);
        MatrixProduct<T>.Add(before, Units, 1, transposedRecurrent, Width, sums, Width, count, Units, Width);
        for (int rank = 0; rank < count; rank++)
        {
            int row = start + rank;
            cell.Compute(
                gates.AsSpan(row * Width, Width),
                recurrent.AsSpan(row * Width, Width),
                before.Slice(rank * Units, Units),
                memoryBefore.Slice(rank * MemoryUnits, MemoryUnits),
                hidden.AsSpan(row * Units, Units),
                memory.AsSpan(row * MemoryUnits, MemoryUnits));
        }
    }

    private void BackwardStep(int step, ReadOnlySpan<T> outputGradient, BatchRows rows)
    {
        (int start, int count) = (rows.Start(step), rows.At(step));
        Span<T> gradient = hiddenGradient.AsSpan(0, count * Units);
        if (returnsSequence)
        {
            TensorPrimitives.Add(gradient, outputGradient.Slice(start * Units, gradient.Length), gradient);
        }
        else
        {
            // Only samples that end here have handed on what this step put out.
            int ends = rows.At(step + 1) * Units;
            outputGradient[ends..gradient.Length].CopyTo(gradient[ends..]);
        }

        ReadOnlySpan<T> before = Before(step, rows, Units, hidden, firstHidden);
        ReadOnlySpan<T> memoryBefore = Before(step, rows, MemoryUnits, memory, firstMemory);
        for (int rank = 0; rank < count; rank++)
        {
            int row = start + rank;
            cell.Backward(
                gates.AsSpan(row * Width, Width),
                recurrent.AsSpan(row * Width, Width),
                before.Slice(rank * Units, Units),
                memoryBefore.Slice(rank * MemoryUnits, MemoryUnits),
                hidden.AsSpan(row * Units, Units),
                gradient.Slice(rank * Units, Units),
                memoryGradient.AsSpan(rank * MemoryUnits, MemoryUnits));
        }

        // No gradient flows into what samples began with.
        if (step > 0)
        {
            ReadOnlySpan<T> sums = recurrent.AsSpan(start * Width, count * Width);
            MatrixProduct<T>.Add(sums, Width, 1, tensors.RecurrentWeight.Values, Units, gradient, Units, count, Width, Units);
        }
    }

    private void AddRecurrentWeightGradient(BatchRows rows, Span<T> gradient)
    {
        gradient.Clear();
        for (int step = 0; rows.At(step) > 0; step++)
        {
            // Where all samples have all steps, the rows before follow one another as the rows do.
            int start = rows.Start(step);
            bool takesAll = step == 1 && rows.IsUniform;
            int count = takesAll ? rows.CountOf(isSequence: true) - start : rows.At(step);
            ReadOnlySpan<T> before = step == 0 ? firstHidden : hidden.AsSpan(rows.Start(step - 1) * Units);
            MatrixProduct<T>.Add(recurrent.AsSpan(start * Width, count * Width), 1, Width, before, Units, gradient, Units, Width, count, Units);
            if (takesAll)
            {
                return;
            }
        }
    }

    /// <summary>What was there before a step, for each of its rows.</summary>
    private static ReadOnlySpan<T> Before(int step, BatchRows rows, int units, T[] values, T[] first) =>
        step == 0 ? first.AsSpan(0, rows.At(0) * units) : values.AsSpan(rows.Start(step - 1) * units, rows.At(step) * units);

    private static void Load(BatchRows rows, ReadOnlySpan<GenericState<T>> states, GenericTensor<T>? tensor, int units, Span<T> values)
    {
        values = values[..(rows.CountOf(isSequence: false) * units)];
        if (states.IsEmpty || tensor is null)
        {
            values.Clear();
            return;
        }

        for (int rank = 0; rank < rows.CountOf(isSequence: false); rank++)
        {
            tensor.In(states[rows.Sample(rank)].Values).CopyTo(values[(rank * units)..]);
        }
    }

    private static void Store(BatchRows rows, ReadOnlySpan<GenericState<T>> states, GenericTensor<T>? tensor, int units, ReadOnlySpan<T> values)
    {
        for (int rank = 0; rank < rows.CountOf(isSequence: false) && !states.IsEmpty && tensor is not null; rank++)
        {
            values.Slice(rows.Last(rank) * units, units).CopyTo(tensor.In(states[rows.Sample(rank)].Values));
        }
    }

    private void HandOn(BatchRows rows, Span<T> outputs)
    {
        if (returnsSequence)
        {
            hidden.AsSpan(0, outputs.Length).CopyTo(outputs);
            return;
        }

        for (int rank = 0; rank < rows.CountOf(isSequence: false); rank++)
        {
            hidden.AsSpan(rows.Last(rank) * Units, Units).CopyTo(outputs[(rank * Units)..]);
        }
    }
}
