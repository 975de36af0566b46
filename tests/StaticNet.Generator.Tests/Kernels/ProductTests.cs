using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels;

/// <summary>Products of a batch with a matrix, and the gradients of matrices, held against sums in double.</summary>
public class ProductTests
{
    // Biases before the matrix.
    private const int Offset = 144;

    // Depths and widths: one vector and parts of one, whole tiles, and what is left behind them.
    private static readonly (int Depth, int Width)[] Shapes =
        [(1, 1), (3, 4), (10, 5), (5, 10), (8, 16), (9, 17), (2, 24), (17, 33), (6, 40), (13, 48), (4, 56), (3, 64), (5, 72), (7, 129)];

    private static readonly (int Height, int Width)[] Matrices = [.. Shapes, (16, 16), (33, 10), (12, 24)];

    private delegate void Product(ref float x, ref float w, ref float y, int rows);

    private delegate void ScaledProduct(ref float x, ref float w, ref float kept, ref float y, int rows);

    private delegate void Gradient(ref float a, ref float b, ref float g, int rows, bool accumulate);

    private delegate void GradientStep(ref float a, ref float b, ref float g, ref float s, ref float block, int rows);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Any_number_of_rows_gives_each_row_its_product(int lanes)
    {
        KernelCompiler kernels = Compile(Shapes, (code, depth, width) => Tiled(depth, width, extra: null).Emit(code, Lanes.Of(lanes)));
        foreach ((int depth, int width) in Shapes)
        {
            Product product = kernels.Get<Product>(Name(depth, width));
            for (int rows = 1; rows <= 36; rows++)
            {
                GuardedFloats x = GuardedFloats.Random(rows * depth, seed: rows);
                GuardedFloats w = Matrix(depth, width, seed: depth);
                var y = new GuardedFloats(rows * Stride(width));
                product(ref x.Start, ref w.Start, ref y.Start, rows);
                y.AssertGuardsUntouched();
                AssertProduct(x, w, y, rows, depth, width, (_, _) => 1d);
            }
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void A_further_row_enters_each_result(int lanes)
    {
        KernelCompiler kernels = Compile(Shapes, (code, depth, width) => Tiled(depth, width, "kept").Emit(code, Lanes.Of(lanes)));
        foreach ((int depth, int width) in Shapes)
        {
            ScaledProduct product = kernels.Get<ScaledProduct>(Name(depth, width));
            foreach (int rows in new[] { 1, 3, 4, 5, 11, 12, 13, 23, 32 })
            {
                GuardedFloats x = GuardedFloats.Random(rows * depth, seed: rows);
                GuardedFloats w = Matrix(depth, width, seed: depth);
                GuardedFloats kept = GuardedFloats.Random(rows * Stride(width), seed: width);
                var y = new GuardedFloats(rows * Stride(width));
                product(ref x.Start, ref w.Start, ref kept.Start, ref y.Start, rows);
                y.AssertGuardsUntouched();
                AssertProduct(x, w, y, rows, depth, width, (r, c) => kept.Span[(r * Stride(width)) + c]);
            }
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Gradients_of_matrices_of_any_height_are_sums_of_outer_products(int lanes)
    {
        KernelCompiler kernels = Compile(Matrices, (code, height, width) =>
        {
            using (code.Open($"internal static void {Name(height, width)}(ref float a, ref float b, ref float g, int rows, bool accumulate)"))
            {
                Outer(height, width, lanes, moves: false).Emit(code, Lanes.Of(lanes));
            }
        });
        foreach ((int height, int width) in Matrices)
        {
            Gradient gradient = kernels.Get<Gradient>(Name(height, width));
            GuardedFloats a = GuardedFloats.Random(9 * height, seed: height);
            GuardedFloats b = GuardedFloats.Random(9 * Stride(width), seed: width);
            var g = new GuardedFloats(height * Stride(width));
            gradient(ref a.Start, ref b.Start, ref g.Start, 4, accumulate: false);
            gradient(ref a.Span[4 * height], ref b.Span[4 * Stride(width)], ref g.Start, 5, accumulate: true);
            g.AssertGuardsUntouched();
            AssertGradient(a, b, height, width, rows: 9, (k, c, sum) => Assert.Equal(sum, g.Span[(k * Stride(width)) + c], 1e-5));
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Matrices_move_by_their_gradients(int lanes)
    {
        const int Rows = 7;
        KernelCompiler kernels = Compile(Matrices, (code, height, width) =>
        {
            if ((height, width) == Matrices[0])
            {
                EmitMove(code, lanes);
            }

            using (code.Open($"internal static void {Name(height, width)}(ref float a, ref float b, ref float g, ref float s, ref float block, int rows)"))
            {
                code.Line("Half move = default;");
                Outer(height, width, lanes, moves: true).Emit(code, Lanes.Of(lanes));
            }
        });
        foreach ((int height, int width) in Matrices)
        {
            GradientStep step = kernels.Get<GradientStep>(Name(height, width));
            GuardedFloats a = GuardedFloats.Random(Rows * height, seed: height);
            GuardedFloats b = GuardedFloats.Random(Rows * Stride(width), seed: width);
            GuardedFloats g = GuardedFloats.Random(height * Stride(width), seed: 1);
            float[] before = g.Span.ToArray();
            var s = new GuardedFloats(before.Length);
            var block = new GuardedFloats(24 * 16);
            step(ref a.Start, ref b.Start, ref g.Start, ref s.Start, ref block.Start, Rows);
            Assert.All(new[] { g, s, block }, floats => floats.AssertGuardsUntouched());
            AssertGradient(a, b, height, width, Rows, (k, c, sum) =>
            {
                int i = (k * Stride(width)) + c;
                Assert.Equal(sum, s.Span[i], 1e-5);
                Assert.Equal(before[i] - (0.5 * sum), g.Span[i], 1e-5);
            });
        }
    }

    private static string Name(int height, int width) => $"Kernel{height}x{width}";

    // All shapes at once: compilations take longer than the kernels.
    private static KernelCompiler Compile((int Height, int Width)[] shapes, Action<CodeWriter, int, int> emit) => KernelCompiler.Compile(code =>
    {
        foreach ((int height, int width) in shapes)
        {
            emit(code, height, width);
            code.Line();
        }
    });

    private static int Stride(int width) => Emission.Padding.Of(width);

    private static TiledProduct Tiled(int depth, int width, string? extra) => new()
    {
        Name = Name(depth, width),
        Comment = "Product",
        Depth = depth,
        InputStride = depth,
        Width = width,
        MatrixOffset = Offset,
        BiasOffset = 0,
        Extra = extra,
        Finish = (_, sum, kept) => extra is null ? sum : $"{sum} * {kept}",
    };

    private static OuterProduct Outer(int height, int width, int lanes, bool moves) => new()
    {
        Height = height,
        LeftStride = height,
        Pieces = Piece.OfPadded(width, Lanes.Of(lanes)),
        IsRightPadded = true,
        RightStride = Stride(width),
        OutputStride = Stride(width),
        Moves = moves,
    };

    // Half the gradient is taken away, and the state counts it.
    private static void EmitMove(CodeWriter code, int lanes)
    {
        using (code.Open("internal struct Half"))
        {
            foreach (Lanes width in Lanes.All.Where(each => each.Count <= lanes))
            {
                using (code.Open($"internal void Move(ref float parameters, ref float state, {width.Type} g)"))
                {
                    code.Line($"({width.Load("parameters", 0)} - {width.Constant(0.5f)} * g).StoreUnsafe(ref parameters);");
                    code.Line($"({width.Load("state", 0)} + g).StoreUnsafe(ref state);");
                }
            }
        }
    }

    // The biases stand in front.
    private static GuardedFloats Matrix(int depth, int width, int seed) => GuardedFloats.Random(Offset + (depth * Stride(width)), seed);

    private static void AssertProduct(GuardedFloats x, GuardedFloats w, GuardedFloats y, int rows, int depth, int width, Func<int, int, double> factor)
    {
        int stride = Stride(width);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < width; c++)
            {
                double sum = w.Span[c];
                for (int k = 0; k < depth; k++)
                {
                    sum += (double)x.Span[(r * depth) + k] * w.Span[Offset + (k * stride) + c];
                }

                Assert.Equal(sum * factor(r, c), y.Span[(r * stride) + c], 1e-5);
            }
        }
    }

    private static void AssertGradient(GuardedFloats a, GuardedFloats b, int height, int width, int rows, Action<int, int, double> check)
    {
        for (int k = 0; k < height; k++)
        {
            for (int c = 0; c < width; c++)
            {
                double sum = 0;
                for (int r = 0; r < rows; r++)
                {
                    sum += (double)a.Span[(r * height) + k] * b.Span[(r * Stride(width)) + c];
                }

                check(k, c, sum);
            }
        }
    }
}
