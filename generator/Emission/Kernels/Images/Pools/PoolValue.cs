namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>What both layouts of a pool share: the outputs of one plane, some vectors at each position.</summary>
internal static class PoolValue
{
    /// <summary>Writes the loops over all windows of a plane.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="kind">What is taken of each window.</param>
    /// <param name="loops">The windows.</param>
    /// <param name="block">The vectors at each position.</param>
    /// <param name="x">The variable that refers to the inputs of the plane.</param>
    /// <param name="y">The variable that refers to its outputs.</param>
    public static void Emit(CodeWriter code, PoolKind kind, PoolLoops loops, List<Piece> block, string x, string y) =>
        loops.EmitWindows(code, () =>
        {
            for (int j = 0; j < block.Count; j++)
            {
                Lanes lanes = block[j].Lanes;
                code.Line($"{lanes.Type} m{j} = {(kind == PoolKind.Max ? lanes.Broadcast("float.NegativeInfinity") : lanes.Zero)};");
            }

            loops.EmitValues(code, block.Count, [x], () =>
            {
                for (int j = 0; j < block.Count; j++)
                {
                    Lanes lanes = block[j].Lanes;
                    string value = block[j].Load($"at{x}");
                    if (kind == PoolKind.Average)
                    {
                        code.Line($"m{j} += {value};");
                    }
                    else
                    {
                        code.Line($"{lanes.Type} v{j} = {value};");
                        code.Line($"m{j} = {Greater(lanes, $"m{j}", $"v{j}")};");
                    }
                }
            });
            code.Line(References.Declare("out" + y, References.Element(y, "to")));
            for (int j = 0; j < block.Count; j++)
            {
                string value = kind == PoolKind.Max ? $"m{j}" : $"m{j} * {block[j].Lanes.Broadcast(loops.Share)}";
                block[j].Store(code, value, "out" + y);
            }
        });

    /// <summary>
    /// The greater of two variables, bit for bit and the first where they are equal, so that the way back finds it; NaN where one is. MaxNative gives its second
    /// operand where one is NaN or both are zero, and a NaN alone is not equal to itself.
    /// </summary>
    public static string Greater(Lanes lanes, string value, string other) =>
        $"{lanes.Class}.ConditionalSelect({lanes.Class}.Equals({other}, {other}), {lanes.Class}.MaxNative({other}, {value}), {other})";
}
