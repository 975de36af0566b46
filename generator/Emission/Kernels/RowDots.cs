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
    /// <param name="bias">What is added: an expression of four lanes, or null.</param>
    public Registers Emit(CodeWriter code, Lanes lanes, string prefix, Operand input, string weights, int weightOffset, string? bias)
    {
        List<Piece> pieces = input.Pieces(lanes);
        var sums = new SumNames(units, prefix);
        int unrolledFrom = 0;
        if (input.Registers is null && pieces.Count * units > MostUnrolled)
        {
            unrolledFrom = EmitLoop(code, lanes, sums, prefix, pieces, input.Reference!, weights, weightOffset);
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
                sums.Add(code, piece.Lanes, u, i % streams, x, row.Load(weights, weightOffset + (u * stride)));
            }
        }

        string[] totals = [.. Enumerable.Range(0, units).Select(u => sums.Total(code, u))];
        string packed = units == 1
            ? $"Vector128.CreateScalar({totals[0]})"
            : $"Vector128.Create({string.Join(", ", totals.Concat(Enumerable.Repeat("0f", 4 - units)))})";
        code.Line($"Vector128<float> {prefix}0 = {packed}{(bias is null ? string.Empty : $" + {bias}")};");
        return new Registers([new Piece(0, Lanes.Four, 4)], [$"{prefix}0"]);
    }

    // Whole vectors of the widest kind, several at a time; what is left is unrolled after it.
    private int EmitLoop(CodeWriter code, Lanes lanes, SumNames sums, string prefix, List<Piece> pieces, string x, string weights, int weightOffset)
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
    private sealed class SumNames(int units, string prefix)
    {
        private readonly List<(Lanes Lanes, string Name)>[] declared = [.. Enumerable.Range(0, units).Select(_ => new List<(Lanes, string)>())];

        public void Declare(CodeWriter code, Lanes lanes, int unit, int stream)
        {
            string name = Name(lanes, unit, stream);
            declared[unit].Add((lanes, name));
            code.Line($"{lanes.Type} {name} = {lanes.Zero};");
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
                declared[unit].Add((lanes, name));
                code.Line($"{lanes.Type} {name} = {x} * {w};");
            }
        }

        /// <summary>Adds all sums of an output in lanes first, and across lanes last.</summary>
        public string Total(CodeWriter code, int unit)
        {
            var totals = new List<string>();
            foreach (IGrouping<Lanes, (Lanes Lanes, string Name)> group in declared[unit].GroupBy(sum => sum.Lanes))
            {
                string[] names = [.. group.Select(sum => sum.Name)];
                foreach (string name in names.Skip(1))
                {
                    code.Line($"{names[0]} += {name};");
                }

                totals.Add($"{group.Key.Class}.Sum({names[0]})");
            }

            return string.Join(" + ", totals);
        }

        private string Name(Lanes lanes, int unit, int stream) => $"{prefix}s{unit}_{lanes}_{stream}";
    }
}
