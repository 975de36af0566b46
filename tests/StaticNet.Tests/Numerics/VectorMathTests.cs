using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class VectorMathTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float Smallest = float.Epsilon;

    // Not theory data: xunit takes 0 and -0 for the same.
    private static readonly (string Name, float X, float Expected)[] Ends =
    [
        ("Exp", 0f, 1f),
        ("Exp", -0f, 1f),
        ("Exp", Infinity, Infinity),
        ("Exp", -Infinity, 0f),
        ("Exp", 88.72283f, 3.4027985e38f),
        ("Exp", 88.72284f, Infinity),
        ("Exp", float.MaxValue, Infinity),
        ("Exp", -103.97f, Smallest),
        ("Exp", -104f, 0f),
        ("Exp", Smallest, 1f),
        ("Expm1", 0f, 0f),
        ("Expm1", -0f, -0f),
        ("Expm1", Smallest, Smallest),
        ("Expm1", -Smallest, -Smallest),
        ("Expm1", Infinity, Infinity),
        ("Expm1", 88.72284f, Infinity),
        ("Expm1", -Infinity, -1f),
        ("Log", 1f, 0f),
        ("Log", 0f, -Infinity),
        ("Log", -0f, -Infinity),
        ("Log", Infinity, Infinity),
        ("Log", -Infinity, float.NaN),
        ("Log", -1f, float.NaN),
        ("Log", -Smallest, float.NaN),
        ("Log1p", 0f, 0f),
        ("Log1p", -0f, -0f),
        ("Log1p", Smallest, Smallest),
        ("Log1p", -Smallest, -Smallest),
        ("Log1p", -1f, -Infinity),
        ("Log1p", -1.0000001f, float.NaN),
        ("Log1p", -Infinity, float.NaN),
        ("Log1p", Infinity, Infinity),
        ("Tanh", 0f, 0f),
        ("Tanh", -0f, -0f),
        ("Tanh", Smallest, Smallest),
        ("Tanh", -Smallest, -Smallest),
        ("Tanh", Infinity, 1f),
        ("Tanh", -Infinity, -1f),
        ("Sigmoid", 0f, 0.5f),
        ("Sigmoid", -0f, 0.5f),
        ("Sigmoid", Infinity, 1f),
        ("Sigmoid", -Infinity, 0f),
        ("Sigmoid", -103.97f, Smallest),
        ("Sigmoid", float.MaxValue, 1f),
        ("Sigmoid", float.MinValue, 0f),
        ("Softplus", Infinity, Infinity),
        ("Softplus", -Infinity, 0f),
        ("Softplus", float.MaxValue, float.MaxValue),
        ("Softplus", -103.97f, Smallest),
        ("Erf", 0f, 0f),
        ("Erf", -0f, -0f),
        ("Erf", Infinity, 1f),
        ("Erf", -Infinity, -1f),
        ("NormalCdf", 0f, 0.5f),
        ("NormalCdf", -0f, 0.5f),
        ("NormalCdf", Infinity, 1f),
        ("NormalCdf", -Infinity, 0f),
        ("NormalPdf", 0f, 0.3989423f),
        ("NormalPdf", Infinity, 0f),
        ("NormalPdf", -Infinity, 0f),
    ];

    public static TheoryData<string> Functions => [.. VectorFunction.All.Keys];

    // A prime, so that the low bits vary; fewer patterns where vectors are emulated, about 50 times slower.
    private static uint Stride => Vector128.IsHardwareAccelerated ? 997u : 60_013u;

    [Theory]
    [MemberData(nameof(Functions))]
    public void Stays_within_its_error_bound_over_all_floats(string name)
    {
        VectorFunction function = VectorFunction.All[name];
        long worst = 0;
        float worstAt = 0;
        Span<float> x = stackalloc float[8];
        for (ulong pattern = 0; pattern <= uint.MaxValue;)
        {
            for (int lane = 0; lane < 8; lane++, pattern += Stride)
            {
                x[lane] = BitConverter.UInt32BitsToSingle((uint)pattern);
            }

            Vector256<float> y = function.Eight(Vector256.Create<float>(x));
            for (int lane = 0; lane < 8; lane++)
            {
                long error = function.ErrorAt(x[lane], y[lane]);
                if (error > worst)
                {
                    (worst, worstAt) = (error, x[lane]);
                }
            }
        }

        Assert.True(worst <= function.Ulps, $"{name}({worstAt:G9}) is {function.Scalar(worstAt):G9}: {worst} ulp from {function.Exact(worstAt):G9}, not {function.Ulps}.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Stays_within_its_error_bound_around_zero_and_one(string name)
    {
        VectorFunction function = VectorFunction.All[name];
        foreach (float center in new[] { 0f, 1f, -1f, 0.75f, 1.5f, MathF.Log(2), -MathF.Log(2), 88.72284f, -103.97208f, -87.33655f })
        {
            int bits = BitConverter.SingleToInt32Bits(center);
            for (int offset = center == 0 ? 0 : -200; offset <= 200; offset++)
            {
                float x = BitConverter.Int32BitsToSingle(bits + offset);
                Assert.InRange(function.ErrorAt(x, function.Scalar(x)), 0, function.Ulps);
                Assert.InRange(function.ErrorAt(-x, function.Scalar(-x)), 0, function.Ulps);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Gives_the_same_bits_at_every_width(string name)
    {
        VectorFunction function = VectorFunction.All[name];
        Span<float> x = stackalloc float[16];
        for (ulong pattern = 0; pattern <= uint.MaxValue;)
        {
            for (int lane = 0; lane < 16; lane++, pattern += Stride * 10)
            {
                x[lane] = BitConverter.UInt32BitsToSingle((uint)pattern);
            }

            Vector512<int> sixteen = function.Sixteen(Vector512.Create<float>(x)).AsInt32();
            for (int lane = 0; lane < 16; lane++)
            {
                int expected = BitConverter.SingleToInt32Bits(function.Scalar(x[lane]));
                int four = function.Four(Vector128.Create<float>(x[(lane & ~3)..])).AsInt32()[lane & 3];
                int eight = function.Eight(Vector256.Create<float>(x[(lane & ~7)..])).AsInt32()[lane & 7];
                if (float.IsNaN(x[lane]) || float.IsNaN(function.Scalar(x[lane])))
                {
                    Assert.True(float.IsNaN(BitConverter.Int32BitsToSingle(four)));
                    Assert.True(float.IsNaN(BitConverter.Int32BitsToSingle(eight)));
                    Assert.True(float.IsNaN(BitConverter.Int32BitsToSingle(sixteen[lane])));
                    continue;
                }

                if ((four ^ expected | eight ^ expected | sixteen[lane] ^ expected) != 0)
                {
                    Assert.Fail($"{name}({x[lane]:G9}) differs: {expected:X8}, {four:X8}, {eight:X8}, {sixteen[lane]:X8}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Is_exact_at_the_ends_and_at_zero(string name)
    {
        foreach ((_, float x, float expected) in Ends.Where(end => end.Name == name))
        {
            float actual = VectorFunction.All[name].Scalar(x);
            bool same = float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
            Assert.True(same, $"{name}({x:G9}) is {actual:G9}, not {expected:G9}.");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Passes_on_NaN(string name)
    {
        VectorFunction function = VectorFunction.All[name];

        Assert.True(float.IsNaN(function.Scalar(float.NaN)));
        Assert.True(float.IsNaN(function.Scalar(-float.NaN)));
        Vector256<float> mixed = function.Eight(Vector256.Create(float.NaN, 1, float.NaN, 1, 1, 1, 1, float.NaN));
        Assert.Equal(0b10000101u, Vector256.ExtractMostSignificantBits(~Vector256.Equals(mixed, mixed)));
    }

    [Fact]
    public void Saturating_functions_stay_in_their_range_and_saturate()
    {
        for (float x = 0; x < 20; x += 0.001f)
        {
            foreach (float y in new[] { VectorMath.Tanh(x), -VectorMath.Tanh(-x), VectorMath.Erf(x), -VectorMath.Erf(-x) })
            {
                Assert.InRange(y, 0f, 1f);
                Assert.True(x < 10 || y == 1);
            }

            Assert.InRange(VectorMath.Sigmoid(x), 0.5f, 1f);
            Assert.InRange(VectorMath.NormalCdf(x), 0.5f, 1f);
        }
    }
}
