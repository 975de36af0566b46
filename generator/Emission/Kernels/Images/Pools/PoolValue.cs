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
                        // A value itself is kept, bit for bit, so that the way back finds it. A NaN compares as neither greater nor equal to itself.
                        code.Line($"{lanes.Type} v{j} = {value};");
                        code.Line($"m{j} = {lanes.Class}.ConditionalSelect({lanes.Class}.GreaterThan(v{j}, m{j}) | ~{lanes.Class}.Equals(v{j}, v{j}), v{j}, m{j});");
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
}
