using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// y = W x + b for one row x and up to three outputs: a dot product each, vectors along the inputs, one horizontal sum at the end.
/// </summary>
/// <param name="units">The number of outputs.</param>
/// <param name="stride">Floats from the weights of one output to those of the next.</param>
internal sealed class RowDots(int units, int stride)
{
    private const int SumsInFlight = 8;
    private const int MostUnrolled = 64;

    /// <summary>Writes the products and returns the outputs, in the first lanes of one vector of four.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="prefix">What the names of variables begin with.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="weights">The variable that refers to the parameters.</param>
    /// <param name="weightOffset">Where the weights begin after it.</param>
    /// <param name="biasOffset">Where what is added begins after the parameters, or null.</param>
    /// <param name="isLast">Whether nobody looks at the lanes behind the outputs.</param>
    /// <param name="constants">The parameters where they become part of the code, which is straight then, with sums in the order of a loop where one would be; or null.</param>
    public Registers Emit(CodeWriter code, Lanes lanes, string prefix, Operand input, string weights, int weightOffset, int? biasOffset, bool isLast, ConstantParameters? constants = null)
    {
        List<Piece> pieces = input.Pieces(lanes);

        // A single bias is where a sum begins, in its first lane: what lies behind it, to the end of its cache line, is zero.
        Func<Lanes, string>? first = units == 1 && biasOffset is { } at ? width => Load(new Piece(0, width, width.Count), at) : null;
        var sums = new SumNames(units, prefix, first);
        int unrolledFrom = 0;
        if (input.Registers is null && pieces.Count * units > MostUnrolled)
        {
            unrolledFrom = EmitLoop(code, lanes, sums, prefix, pieces, input.Reference!, weights, weightOffset, constants);
        }

        int streams = Math.Max(1, SumsInFlight / 2 / units);
        for (int i = unrolledFrom; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            string x = input.Registers is { } registers ? registers.Names[i] : $"{prefix}x{i}";
            if (input.Registers is null)
            {
                code.Line($"{piece.Lanes.Type} {x} = {piece.Load(input.Reference!)};");
            }

            for (int u = 0; u < units; u++)
            {
                Piece row = piece with { Valid = piece.Lanes.Count };
                sums.Add(code, piece.Lanes, u, i % streams, x, Load(row, weightOffset + (u * stride)));
            }
        }

        string[] totals = [.. Enumerable.Range(0, units).Select(u => sums.Total(code, u))];
        string packed = units == 1
            ? $"Vector128.CreateScalar{(isLast ? "Unsafe" : string.Empty)}({totals[0]})"
            : $"Vector128.Create({string.Join(", ", totals.Concat(Enumerable.Repeat("0f", 4 - units)))}){(biasOffset is { } offset ? $" + {Load(new Piece(0, Lanes.Four, 4), offset)}" : string.Empty)}";
        code.Line($"Vector128<float> {prefix}0 = {packed};");
        return new Registers([new Piece(0, Lanes.Four, 4)], [$"{prefix}0"]);

        string Load(Piece piece, int offset) => constants?.Load(piece, offset) ?? piece.Load(weights, offset);
    }

    // Whole vectors of the widest kind, several at a time; what is left is unrolled after it.
    private int EmitLoop(CodeWriter code, Lanes lanes, SumNames sums, string prefix, List<Piece> pieces, string x, string weights, int weightOffset, ConstantParameters? constants)
    {
        int streams = Math.Max(1, SumsInFlight / units);
        int whole = pieces.Count(piece => piece.Lanes == lanes && piece.IsWhole) / streams * streams;
        for (int u = 0; u < units; u++)
        {
            for (int s = 0; s < streams; s++)
            {
                sums.Declare(code, lanes, u, s);
            }
        }

        if (constants is not null)
        {
            for (int i = 0; i < whole; i++)
            {
                code.Line($"{lanes.Type} {prefix}v{i} = {pieces[i].Load(x)};");
                for (int u = 0; u < units; u++)
                {
                    sums.Add(code, lanes, u, i % streams, $"{prefix}v{i}", constants.Load(pieces[i], weightOffset + (u * stride)));
                }
            }

            return whole;
        }

        using (code.Open($"for (nint c = 0; c < {Invariant.Text(whole * lanes.Count)}; c += {Invariant.Text(streams * lanes.Count)})"))
        {
            code.Line(References.Declare($"{prefix}x", References.Element(x, "c")));
            code.Line(References.Declare($"{prefix}w", References.Element(weights, "c", weightOffset)));
            for (int s = 0; s < streams; s++)
            {
                code.Line($"{lanes.Type} {prefix}v{s} = {lanes.Load($"{prefix}x", s * lanes.Count)};");
                for (int u = 0; u < units; u++)
                {
                    sums.Add(code, lanes, u, s, $"{prefix}v{s}", lanes.Load($"{prefix}w", (u * stride) + (s * lanes.Count)));
                }
            }
        }

        return whole;
    }

    /// <summary>The running sums: for each output one for each stream and each vector width that occurs.</summary>
    /// <param name="units">The number of outputs.</param>
    /// <param name="prefix">What names begin with.</param>
    /// <param name="begin">What the first sum begins with, or null.</param>
    private sealed class SumNames(int units, string prefix, Func<Lanes, string>? begin)
    {
        private readonly List<(Lanes Lanes, string Name)>[] declared = [.. Enumerable.Range(0, units).Select(_ => new List<(Lanes, string)>())];

        public void Declare(CodeWriter code, Lanes lanes, int unit, int stream)
        {
            string name = Name(lanes, unit, stream);
            code.Line($"{lanes.Type} {name} = {Begin(lanes) ?? lanes.Zero};");
            declared[unit].Add((lanes, name));
        }

        public void Add(CodeWriter code, Lanes lanes, int unit, int stream, string x, string w)
        {
            string name = Name(lanes, unit, stream);
            if (declared[unit].Any(sum => sum.Name == name))
            {
                code.Line($"{name} = {lanes.MultiplyAdd(x, w, name)};");
            }
            else
            {
                code.Line($"{lanes.Type} {name} = {(Begin(lanes) is { } first ? lanes.MultiplyAdd(x, w, first) : $"{x} * {w}")};");
                declared[unit].Add((lanes, name));
            }
        }

        /// <summary>Adds all sums of an output in lanes first, the narrower ones when the wider ones have been halved, and across lanes last.</summary>
        public string Total(CodeWriter code, int unit)
        {
            string? total = null;
            Lanes? width = null;
            foreach (IGrouping<Lanes, (Lanes Lanes, string Name)> group in declared[unit].GroupBy(sum => sum.Lanes).OrderByDescending(group => group.Key.Count))
            {
                string[] names = [.. group.Select(sum => sum.Name)];
                foreach (string name in names.Skip(1))
                {
                    code.Line($"{names[0]} += {name};");
                }

                for (; width is not null && width.Count > group.Key.Count; width = width.Narrower)
                {
                    string half = $"{prefix}s{unit}_{width}_half";
                    code.Line($"{width.Narrower.Type} {half} = {total}.GetLower() + {total}.GetUpper();");
                    total = half;
                }

                width = group.Key;
                if (total is not null)
                {
                    code.Line($"{names[0]} += {total};");
                }

                total = names[0];
            }

            return $"VectorMath.SumAcross({total})";
        }

        private string? Begin(Lanes lanes) => declared[0].Count == 0 ? begin?.Invoke(lanes) : null;

        private string Name(Lanes lanes, int unit, int stream) => $"{prefix}s{unit}_{lanes}_{stream}";
    }
}
