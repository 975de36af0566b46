namespace StaticNet.Data.Tests;

public class IdxDatasetTests
{
    [Fact]
    public void Reads_pixels_between_0_and_1_and_labels()
    {
        Dataset data = IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels);

        Assert.Equal((3, 4, 8), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal([0f, 1, 51 / 255f, 102 / 255f], data[0].Inputs.ToArray());
        Assert.Equal([7, 0, 2], data.Labels.ToArray());
    }

    [Fact]
    public void Divides_by_what_is_asked_for()
    {
        Assert.Equal([0f, 255, 51, 102], IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels, new() { Divisor = 1 })[0].Inputs.ToArray());
        Assert.Equal([0f, -127.5f, -25.5f, -51], IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels, new() { Divisor = -2 })[0].Inputs.ToArray());
    }

    [Fact]
    public void Takes_the_number_of_classes_from_the_options()
    {
        string[] names = [.. "abcdefgh".Select(letter => letter.ToString())];

        Assert.Equal(10, IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels, new() { ClassCount = 10 }).ClassCount);
        Assert.Equal(names, IdxFiles.Read(IdxFiles.Images, IdxFiles.Labels, new() { ClassNames = names }).ClassNames);
    }

    [Theory]
    [InlineData(0x08, new byte[] { 0xFF, 0x01 }, new[] { 1f, 1 / 255f })]
    [InlineData(0x09, new byte[] { 0xFF, 0x01 }, new[] { -1f, 1 })]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE, 0x01, 0x00 }, new[] { -2f, 256 })]
    [InlineData(0x0C, new byte[] { 0xFF, 0xFF, 0xFF, 0xFD, 0x00, 0x01, 0x00, 0x00 }, new[] { -3f, 65536 })]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0 }, new[] { 1.5f, -2 })]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, new[] { 1.5f, -2 })]
    public void Reads_every_element_type(byte type, byte[] elements, float[] expected)
    {
        byte[] images = IdxFiles.File(type, [2], elements);
        byte[] labels = IdxFiles.File(IdxFiles.UnsignedByte, [2], [0, 1]);

        Assert.Equal(expected, IdxFiles.Read(images, labels).Inputs.ToArray());
    }

    [Theory]
    [InlineData(new uint[] { 2 }, new[] { 1 })]
    [InlineData(new uint[] { 2, 5 }, new[] { 5 })]
    [InlineData(new uint[] { 2, 3, 5 }, new[] { 1, 3, 5 })]
    [InlineData(new uint[] { 2, 3, 4, 5 }, new[] { 3, 4, 5 })]
    [InlineData(new uint[] { 2, 3, 1, 4, 5 }, new[] { 3, 1, 4, 5 })]
    public void Keeps_the_shape_of_a_sample_and_gives_images_of_two_dimensions_a_channel(uint[] sizes, int[] expected)
    {
        byte[] images = IdxFiles.File(IdxFiles.UnsignedByte, sizes, new byte[sizes.Aggregate(1u, (product, size) => product * size)]);

        Assert.Equal(expected, IdxFiles.Read(images, IdxFiles.File(IdxFiles.UnsignedByte, [2], [0, 1])).InputShape.ToArray());
    }

    [Theory]
    [InlineData(0x09, new byte[] { 5, 1 })]
    [InlineData(0x0B, new byte[] { 0, 5, 0, 1 })]
    [InlineData(0x0C, new byte[] { 0, 0, 0, 5, 0, 0, 0, 1 })]
    public void Reads_labels_of_every_integer_type(byte type, byte[] elements) =>
        Assert.Equal([5, 1], IdxFiles.Read(IdxFiles.File(0x08, [2, 1], [1, 2]), IdxFiles.File(type, [2], elements)).Labels.ToArray());

    [Fact]
    public void Reads_more_than_a_chunk_gzipped_or_not()
    {
        byte[] pixels = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
        byte[] images = IdxFiles.File(IdxFiles.UnsignedByte, [300, 1000], pixels);
        byte[] labels = IdxFiles.File(IdxFiles.UnsignedByte, [300], new byte[300]);
        float[] expected = [.. pixels.Select(pixel => pixel / 255f)];

        Assert.Equal(expected, IdxFiles.Read(images, labels).Inputs.ToArray());
        Assert.Equal(expected, IdxFiles.Read(Gzip.Compress(images), Gzip.Compress(labels)).Inputs.ToArray());
    }

    [Theory]
    [InlineData("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", false, false)]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", true, true)]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", true, false)]
    [InlineData("t10k-images.idx3-ubyte.gz", "t10k-labels-idx1-ubyte", false, false)]
    public void Finds_the_usual_names_in_a_folder(string images, string labels, bool train, bool isZipped)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllBytes(Path.Combine(folder, images), isZipped ? Gzip.Compress(IdxFiles.Images) : IdxFiles.Images);
        File.WriteAllBytes(Path.Combine(folder, labels), isZipped ? Gzip.Compress(IdxFiles.Labels) : IdxFiles.Labels);

        Assert.Equal(3, IdxDataset.ReadFolder(folder, train).Count);
        string missing = Assert.Throws<FileNotFoundException>(() => IdxDataset.ReadFolder(folder, !train)).Message;
        Assert.Contains(train ? "no t10k-images-idx3-ubyte" : "no train-images-idx3-ubyte", missing);
        File.Delete(Path.Combine(folder, labels));
        Assert.Contains("labels-idx1-ubyte", Assert.Throws<FileNotFoundException>(() => IdxDataset.ReadFolder(folder, train)).Message);
        Directory.Delete(folder, recursive: true);
        Assert.Throws<DirectoryNotFoundException>(() => IdxDataset.ReadFolder(folder, train));
    }
}
