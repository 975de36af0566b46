using System.Buffers.Binary;

namespace StaticNet.Tests.Weights;

/// <summary>Each type of floats becomes the float that it is, or the nearest.</summary>
public class ElementTypeTests
{
    [Fact]
    public void Floats_keep_every_bit()
    {
        uint[] bits = [0, 0x8000_0000, 1, 0x8000_0001, 0x007F_FFFF, 0x7F7F_FFFF, 0x7F80_0000, 0xFF80_0000, 0x7FC0_1234];
        float[] loaded = Load("F32", [.. bits.SelectMany(BitConverter.GetBytes)]);

        Assert.Equal(bits, loaded.Select(BitConverter.SingleToUInt32Bits));
    }

    // Also numbers below the least normal one, infinities, and those that are none.
    [Fact]
    public void All_numbers_of_16_bits_are_exact()
    {
        var network = new SquareNetwork(seed: 1);
        ushort[] bits = [.. Enumerable.Range(0, ushort.MaxValue + 1).Select(i => (ushort)i)];
        byte[] bytes = [.. bits.SelectMany(BitConverter.GetBytes)];

        network.Load(new MemoryStream(SafetensorsBytes.Of(new FileTensor("0.weight", "F16", [256, 256], bytes))));
        Assert.Equal(bits.Select(FromHalf), network.Tensors[0].ToArray());

        network.Load(new MemoryStream(SafetensorsBytes.Of(new FileTensor("0.weight", "BF16", [256, 256], bytes))));
        Assert.Equal(bits.Select(FromBrain), network.Tensors[0].ToArray());
    }

    [Fact]
    public void Numbers_of_64_bits_are_rounded_to_the_nearest_even()
    {
        double half = Math.ScaleB(1, -24);
        double[] values =
        [
            1 + half, 1 + (3 * half), 1 + half + Math.ScaleB(1, -52), -1 - half, double.NegativeZero,
            Math.ScaleB(1, -149), Math.ScaleB(1.5, -150), Math.ScaleB(1, -150), double.Epsilon,
        ];
        float[] expected = [1, 1.0000002f, 1.0000001f, -1, -0f, float.Epsilon, float.Epsilon, 0, 0];

        float[] loaded = Load("F64", [.. values.SelectMany(BitConverter.GetBytes)]);

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), loaded.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Infinities_and_what_is_no_number_come_through_from_64_bits()
    {
        double[] values = [double.PositiveInfinity, double.NegativeInfinity, double.NaN, float.MaxValue, float.MinValue, 0, 0, 0, 0];

        Assert.Equal([float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.MaxValue, float.MinValue, 0, 0, 0, 0], Load("F64", [.. values.SelectMany(BitConverter.GetBytes)]));
    }

    [Theory]
    [InlineData(1e39)]
    [InlineData(-1e39)]
    [InlineData(double.MaxValue)]
    [InlineData(3.4028235677973366e38)] // half a step beyond the greatest float
    public void Numbers_beyond_the_range_of_floats_are_refused(double value)
    {
        byte[] file = File("F64", [.. Enumerable.Repeat(value, 9).SelectMany(BitConverter.GetBytes)]);

        SafetensorsException exception = Untouched.Fails(new SmallNetwork(seed: 2), file, "which is beyond the range of a float");

        Assert.Equal("0.weight", exception.TensorName);
    }

    [Fact]
    public void Numbers_that_round_into_the_range_are_not()
    {
        double almost = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(3.4028235677973366e38) - 1);

        Assert.All(Load("F64", [.. Enumerable.Repeat(almost, 9).SelectMany(BitConverter.GetBytes)]), value => Assert.Equal(float.MaxValue, value));
    }

    [Theory]
    [InlineData("I8", 1)]
    [InlineData("U8", 1)]
    [InlineData("I16", 2)]
    [InlineData("U16", 2)]
    [InlineData("I32", 4)]
    [InlineData("U32", 4)]
    [InlineData("I64", 8)]
    [InlineData("U64", 8)]
    [InlineData("BOOL", 1)]
    [InlineData("F8_E5M2", 1)]
    [InlineData("F8_E4M3", 1)]
    public void Other_types_are_no_weights(string type, int size)
    {
        SafetensorsException exception = Untouched.Fails(
            new SmallNetwork(seed: 3), File(type, new byte[9 * size]), $"tensor '0.weight' is {type} [3, 2] in the file, but SmallNetwork wants [3, 2] of F32, F64, F16 or BF16");

        Assert.Equal("0.weight", exception.TensorName);
    }

    // More values than a block of what converts.
    [Theory]
    [InlineData("F64")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void Large_tensors_are_read_whole(string type)
    {
        var network = new Networks.Digits(seed: 0);
        IEnumerable<FileTensor> tensors = SafetensorsBytes.TensorsOf(network).Select(tensor =>
        {
            int count = tensor.Bytes.Length / sizeof(float);
            IEnumerable<byte> bytes = Enumerable.Range(0, count).SelectMany(i => type switch
            {
                "F64" => BitConverter.GetBytes((double)(i % 509)),
                "F16" => BitConverter.GetBytes((Half)(i % 509)),
                _ => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(i % 251) >> 16)),
            });
            return tensor with { Type = type, Bytes = [.. bytes] };
        });

        network.Load(new MemoryStream(SafetensorsBytes.Of(tensors)));

        Assert.All(network.Tensors, tensor => Assert.Equal(Enumerable.Range(0, tensor.Length).Select(i => (float)(i % (type == "BF16" ? 251 : 509))), tensor.ToArray()));
    }

    private static byte[] File(string type, byte[] bytes)
    {
        int size = bytes.Length / 9;
        return SafetensorsBytes.Of(new FileTensor("0.weight", type, [3, 2], bytes[..(6 * size)]), new FileTensor("0.bias", type, [3], bytes[(6 * size)..]));
    }

    private static float[] Load(string type, byte[] bytes)
    {
        var network = new SmallNetwork(seed: 1);
        network.Load(new MemoryStream(File(type, bytes)));
        return [.. network.Tensors[0].ToArray(), .. network.Tensors[1].ToArray()];
    }

    // IEEE 754, binary16, by its definition.
    private static float FromHalf(ushort bits)
    {
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 1023;
        double value = exponent switch
        {
            0 => Math.ScaleB(fraction, -24),
            31 => fraction == 0 ? double.PositiveInfinity : double.NaN,
            _ => Math.ScaleB(1024 + fraction, exponent - 25),
        };
        return (float)(bits >> 15 == 0 ? value : -value);
    }

    // The upper half of a float.
    private static float FromBrain(ushort bits)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, bits);
        return BinaryPrimitives.ReadSingleBigEndian(bytes);
    }
}
