namespace StaticNet.Data.Tests;

public class IdxErrorTests
{
    private const byte Bytes = IdxFiles.UnsignedByte;

    [Fact]
    public void Says_what_is_wrong_with_the_header()
    {
        Refuses([], "images.idx is too short for an IDX file: it has 0 bytes");
        Refuses([0, 0, 8], "it has 3 bytes");
        Refuses([.. "PNG!"u8], "images.idx is no IDX file: it begins with 504E4721, but 0000 is expected");
        Refuses([0, 0, 0x0A, 1, 0, 0, 0, 1, 1], "begins with 00000A01");
        Refuses([0, 0, 8, 0, 1], "images.idx has no dimensions");
        Refuses([0, 0, 8, 2, 0, 0, 0, 1, 0], "the sizes of its 2 dimensions end at byte 12, but it has 9");
        Refuses(IdxFiles.File(Bytes, [3, 0, 2], []), "images.idx is empty: its dimensions are 3 x 0 x 2");
    }

    [Fact]
    public void Says_how_many_bytes_were_expected_and_how_many_came()
    {
        byte[] large = IdxFiles.File(Bytes, [3, 100_000], new byte[300_000]);

        Refuses(IdxFiles.Images[..^1], "images.idx is truncated: 3 x 2 x 2 elements of 1 bytes make 28 bytes with the header, but it has 27.");
        Refuses([.. IdxFiles.Images, 0], "images.idx is too long: 3 x 2 x 2 elements of 1 bytes make 28 bytes with the header, but it has 29.");
        Refuses(Gzip.Compress(IdxFiles.Images[..^1]), "make 28 bytes with the header, but it has 27 after decompression.");
        Refuses(Gzip.Compress(large[..^1]), "make 300012 bytes with the header, but it has 300011 after decompression.");
        Refuses(Gzip.Compress([.. IdxFiles.Images, 0, 0]), "make 28 bytes with the header, but it has 30 after decompression.");
        Refuses(Gzip.Compress([.. IdxFiles.Images, .. new byte[100_000]]), "28 bytes are expected, but at least 65536 more follow");
        Refuses(IdxFiles.File(0x0E, [3], new byte[23]), "3 elements of 8 bytes make 32 bytes with the header, but it has 31");
    }

    [Fact]
    public void Refuses_sizes_that_overflow()
    {
        uint[] huge = [.. Enumerable.Repeat(uint.MaxValue, 255)];

        Refuses(IdxFiles.File(Bytes, [uint.MaxValue], []), "claims 4294967295 elements, more than the 2147483591");
        Refuses(IdxFiles.File(Bytes, [65536, 65536], []), "claims 65536 x 65536 elements");
        Refuses(IdxFiles.File(Bytes, [1u << 31, 1u << 31, 4], []), "claims 2147483648 x 2147483648 x 4 elements");
        Refuses(IdxFiles.File(Bytes, huge, []), "more than the 2147483591");
    }

    [Fact]
    public void Refuses_labels_that_do_not_fit()
    {
        RefusesLabels(IdxFiles.File(Bytes, [2], [1, 2]), "images.idx has 3 samples, but labels.idx has 2 labels.");
        RefusesLabels(IdxFiles.File(Bytes, [3, 1], [1, 2, 3]), "labels.idx holds no labels: one dimension of integers is expected, but it has 2 (3 x 1) of type UnsignedByte");
        RefusesLabels(IdxFiles.File(0x0D, [3], new byte[12]), "of type Float");
        RefusesLabels(IdxFiles.File(0x09, [3], [1, 0xFF, 2]), "labels.idx: labels run from 0 to 2147483646, but sample 1 has -1.");
        RefusesLabels(IdxFiles.File(0x0C, [3], [0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]), "sample 1 has 2147483647");
        RefusesLabels(IdxFiles.Labels, "labels run from 0 to 6, but sample 0 has 7", new() { ClassCount = 7 });
        RefusesLabels(IdxFiles.Labels, "labels run from 0 to 1, but sample 0 has 7", new() { ClassNames = ["a", "b"] });
    }

    [Theory]
    [InlineData(0x0D, new byte[] { 0, 0, 0, 0, 0x7F, 0xC0, 0, 0 }, "NaN")]
    [InlineData(0x0D, new byte[] { 0, 0, 0, 0, 0xFF, 0x80, 0, 0 }, "-Infinity")]
    [InlineData(0x0E, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 0, 0, 0, 0, 0, 0, 0 }, "Infinity")]
    public void Refuses_values_that_are_not_finite(byte type, byte[] elements, string value) =>
        Assert.Contains(
            $"images.idx: value 1 of sample 0 is {value}, but a finite float is expected",
            Assert.Throws<InvalidDataException>(() => IdxFiles.Read(IdxFiles.File(type, [1, 2], elements), IdxFiles.File(Bytes, [1], [0]))).Message);

    [Fact]
    public void Refuses_options_that_contradict_themselves()
    {
        RefusesOptions(new() { Divisor = 0 }, "Divisor is 0");
        RefusesOptions(new() { Divisor = float.NaN }, "Divisor is NaN");
        RefusesOptions(new() { ClassCount = 0 }, "ClassCount is 0");
        RefusesOptions(new() { ClassCount = 3, ClassNames = ["a", "b"] }, "ClassCount is 3, but ClassNames has 2 names");
    }

    private static void Refuses(byte[] images, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => IdxFiles.Read(images, IdxFiles.Labels)).Message);

    private static void RefusesLabels(byte[] labels, string message, IdxOptions? options = null) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => IdxFiles.Read(IdxFiles.Images, labels, options)).Message);

    private static void RefusesOptions(IdxOptions options, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels, options)).Message);
}
