using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The gradient of a pool by its inputs, samples in the lanes. That of a maximum goes to the first value of the window, row by row, that has the bits of
/// the output; that of a mean to all values in equal shares. Where windows overlap, gradients add up.
/// </summary>
internal sealed class LanePoolInputs
{
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required PoolKind Kind { get; init; }

    public required int Channels { get; init; }

    public required SlidingWindow Window { get; init; }

    /// <summary>
    /// What is done to the gradient of a maximum, which is that of the one value it came from: (lanes, gradient, maximum). It multiplies by the derivative of an
    /// activation below, by the value after it.
    /// </summary>
    public Func<Lanes, string, string, string> Differentiate { get; init; } = (_, gradient, _) => gradient;

    // Each input is in one window, and then written once.
    private bool IsPartition => IsCut(Window.Rows) && IsCut(Window.Columns);

    /// <summary>
    /// Writes {Name}(ref float x, ref float y, ref float d, ref float dx, int groups) for a maximum, x being its inputs and y its outputs, or
    /// {Name}(ref float d, ref float dx, int groups) for a mean; all [group][channel][position][lane]. What was in dx does not matter.
    /// </summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        bool isMaximum = Kind == PoolKind.Max;
        int inputs = Window.InputPositions * lanes.Count;
        int outputs = Window.OutputPositions * lanes.Count;
        var loops = new PoolLoops(Window, lanes.Count);
        code.Line($"// {Comment}, gradient of its inputs{(IsPartition ? ", each of which is in one window" : string.Empty)}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}({(isMaximum ? "ref float x, ref float y, " : string.Empty)}ref float d, ref float dx, int groups)"))
        {
            (string, string, int)[] gradients = [("d", "dc", outputs), ("dx", "dxc", inputs)];
            LanePlanes.Emit(code, Channels, isMaximum ? [("x", "xc", inputs), ("y", "yc", outputs), .. gradients] : gradients, () =>
            {
                if (!IsPartition)
                {
                    code.Line($"MemoryMarshal.CreateSpan(ref dxc, {Invariant.Text(inputs)}).Clear();");
                }

                loops.EmitWindows(code, () =>
                {
                    if (isMaximum)
                    {
                        EmitMaximum(code, lanes, loops);
                    }
                    else
                    {
                        EmitMean(code, lanes, loops);
                    }
                });
            });
        }
    }

    private void EmitMaximum(CodeWriter code, Lanes lanes, PoolLoops loops)
    {
        // What is left of the delta after the values so far: nothing in lanes where one of them took it.
        code.Line($"{lanes.Type} most = {lanes.Load("Unsafe.Add(ref yc, to)", 0)};");
        code.Line($"{lanes.Type} rest = {lanes.Load("Unsafe.Add(ref dc, to)", 0)};");
        string differentiated = Differentiate(lanes, "rest", "most");
        if (differentiated != "rest")
        {
            code.Line($"rest = {differentiated};");
        }

        code.Line($"{lanes.Class}<int> best = most.AsInt32();");
        loops.EmitValues(code, 2, ["xc", "dxc"], () =>
        {
            code.Line($"{lanes.Type} takes = {lanes.Class}.Equals({lanes.Load("atxc", 0)}.AsInt32(), best).AsSingle();");
            EmitShare(code, lanes, "rest & takes");
            code.Line($"rest = {lanes.Class}.AndNot(rest, takes);");
        });
    }

    private void EmitMean(CodeWriter code, Lanes lanes, PoolLoops loops)
    {
        code.Line($"{lanes.Type} share = {lanes.Load("Unsafe.Add(ref dc, to)", 0)} * {lanes.Broadcast(loops.Share)};");
        loops.EmitValues(code, 1, ["dxc"], () => EmitShare(code, lanes, "share"));
    }

    private void EmitShare(CodeWriter code, Lanes lanes, string share) =>
        code.Line(lanes.Store(IsPartition ? share : $"{lanes.Load("atdxc", 0)} + ({share})", "atdxc", 0));

    private static bool IsCut(SlidingAxis axis) =>
        axis.Before == 0 && axis.Dilation == 1 && axis.Stride == axis.Kernel && axis.Output * axis.Kernel == axis.Input;
}
