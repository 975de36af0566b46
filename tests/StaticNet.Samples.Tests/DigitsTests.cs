using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNet.Samples.Tests;

public sealed class DigitsTests : IDisposable
{
    private static readonly string[] Keys = ["test_accuracy", "ns_per_prediction", "bytes_per_prediction", "epochs"];

    private readonly string folder = Directory.CreateTempSubdirectory("staticnet-digits-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reads_98_percent_of_unseen_digits_without_allocating()
    {
        IReadOnlyDictionary<string, double> results = await SampleRun.ResultsOf("Digits", "digits");

        Assert.Equal(Keys, results.Keys);
        Assert.InRange(results["test_accuracy"], 0.98, 1);
        Assert.True(results["ns_per_prediction"] > 0);
        Assert.Equal(0, results["bytes_per_prediction"]);
    }

    [Fact]
    public async Task What_it_learned_is_saved()
    {
        string file = Path.Combine(folder, "digits.safetensors");
        SampleRun run = await SampleRun.Of("Digits", "--epochs", "1", "--save", file);

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(new FileInfo(file).Length, 13_706 * sizeof(float), 13_706 * sizeof(float) + 2_000);
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_saved_is_named()
    {
        string file = Path.Combine(folder, "elsewhere", "digits.safetensors");
        SampleRun run = await SampleRun.Of("Digits", "--epochs", "1", "--save", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--save: ", run.Error);
        Assert.Contains("elsewhere", run.Error);
    }

    [Fact]
    public async Task LeNet5_learns_from_the_training_files_of_a_folder_and_is_tested_on_the_others()
    {
        WriteSet("train", count: 400);
        WriteSet("t10k", count: 50);

        SampleRun run = await SampleRun.Of("Digits", "--mnist", folder, "--epochs", "4");

        Assert.Empty(run.Error);
        Assert.Contains("400 samples of 1 x 28 x 28 inputs", run.Output);
        Assert.Contains("50 for the test", run.Output);
        IReadOnlyDictionary<string, double> results = run.Results("digits");
        Assert.Equal(Keys, results.Keys);
        Assert.Equal(1, results["test_accuracy"]);
        Assert.Equal(0, results["bytes_per_prediction"]);
        Assert.Equal(4, results["epochs"]);
    }

    [Fact]
    public async Task Where_only_the_test_set_is_there_four_fifths_of_it_are_learned_from_for_10_epochs()
    {
        WriteSet("t10k", count: 101);

        SampleRun run = await SampleRun.Of("Digits", "--mnist", folder);

        Assert.Empty(run.Error);
        Assert.Contains("80 samples of 1 x 28 x 28 inputs", run.Output);
        Assert.Contains("21 for the test", run.Output);
        Assert.Equal(10, run.Results("digits")["epochs"]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        string missing = Path.Combine(folder, "elsewhere");

        await Refuses(missing, missing, "train-images-idx3-ubyte");
    }

    [Fact]
    public async Task A_folder_without_any_of_the_files_is_named_and_so_is_what_was_looked_for() =>
        await Refuses(folder, folder, "train-images-idx3-ubyte", "t10k-images-idx3-ubyte");

    [Theory]
    [InlineData("t10k-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte")]
    [InlineData("train-labels-idx1-ubyte.gz", "train-labels-idx1-ubyte")]
    [InlineData("train-images-idx3-ubyte.gz", "train-images-idx3-ubyte")]
    public async Task A_single_missing_file_is_named(string missing, string named)
    {
        WriteSet("train", count: 10);
        WriteSet("t10k", count: 10);
        File.Delete(Path.Combine(folder, missing));

        await Refuses(folder, folder, named);
    }

    [Fact]
    public async Task Pictures_of_another_size_are_named_with_both_sizes()
    {
        WriteSet("t10k", count: 10, side: 27);

        await Refuses(folder, "1 x 28 x 28", "1 x 27 x 27");
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        WriteSet("t10k", count: 10);
        File.WriteAllBytes(Path.Combine(folder, "t10k-images-idx3-ubyte.gz"), [1, 2, 3]);

        await Refuses(folder, "t10k-images-idx3-ubyte.gz");
    }

    [Fact]
    public async Task The_option_without_a_folder_behind_it_is_refused()
    {
        SampleRun run = await SampleRun.Of("Digits", "--mnist");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--mnist wants a folder", run.Error);
    }

    [Fact]
    public async Task The_other_samples_do_not_know_the_option()
    {
        SampleRun run = await SampleRun.Of("Circles", "--mnist", folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no option \"--mnist\"", run.Error);
    }

    [Fact]
    public async Task Help_lists_the_folder()
    {
        SampleRun run = await SampleRun.Of("Digits", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--mnist FOLDER", run.Output);
    }

    private static async Task Refuses(string mnist, params string[] named)
    {
        SampleRun run = await SampleRun.Of("Digits", "--mnist", mnist);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(named, part => Assert.Contains(part, run.Error));
    }

    // Files like MNIST's, in which digit d is a bright row at the height of 2 d + 3: easy to read, and every digit comes up.
    private void WriteSet(string set, int count, int side = 28)
    {
        var images = new byte[16 + (count * side * side)];
        WriteHeader(images, dimensions: [count, side, side]);
        var labels = new byte[8 + count];
        WriteHeader(labels, dimensions: [count]);
        for (int i = 0; i < count; i++)
        {
            int digit = i % 10;
            labels[8 + i] = (byte)digit;
            images.AsSpan(16 + (i * side * side) + (((2 * digit) + 3) * side), side).Fill(255);
        }

        WriteGzip($"{set}-images-idx3-ubyte.gz", images);
        WriteGzip($"{set}-labels-idx1-ubyte.gz", labels);
    }

    private static void WriteHeader(byte[] file, int[] dimensions)
    {
        file[2] = 8; // unsigned bytes
        file[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        }
    }

    private void WriteGzip(string name, byte[] content)
    {
        using var gzip = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
        gzip.Write(content);
    }
}
