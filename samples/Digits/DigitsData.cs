using Samples.Shared;
using StaticNet.Data;

namespace Digits;

/// <summary>Digits to learn from, and digits for the test that have no part in it.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Test">Looked at once, at the very end: they stand for digits that nobody has written yet.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record DigitsData(Dataset Training, Dataset Test, string Source)
{
    /// <summary>The 1,797 digits of 8 x 8 pixels that come with the sample; a quarter of each digit is held out.</summary>
    /// <param name="seed">Which quarter.</param>
    public static DigitsData Bundled(int seed)
    {
        (Dataset training, Dataset test) = BundledDigits.Split(seed);
        return new DigitsData(training, test, BundledDigits.Source);
    }

    /// <summary>
    /// MNIST's digits of 28 x 28 pixels from a folder. Where it holds only MNIST's own test set, the first four fifths of that are
    /// learned from (8,000 of 10,000) and the rest is the test.
    /// </summary>
    /// <param name="folder">What holds train-images-idx3-ubyte and its three companions, or only t10k-images-idx3-ubyte and its one.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or its pictures are no digits of 28 x 28 pixels.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DigitsData FromMnistFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {Path.GetFullPath(folder)}. MNIST's files are looked for in it, train-images-idx3-ubyte and so on.");
        }

        bool hasTraining = HasFilesOf("train");
        if (!hasTraining && !HasFilesOf("t10k"))
        {
            throw new FileNotFoundException(
                $"There is neither train-images-idx3-ubyte nor t10k-images-idx3-ubyte in {Path.GetFullPath(folder)}, neither plain nor with .gz, nor with '.' where '-' stands.");
        }

        Dataset test = Read(train: false);
        if (hasTraining)
        {
            return new DigitsData(Read(train: true), test, $"MNIST from {folder}");
        }

        int learned = test.Count * 4 / 5;
        return learned > 0
            ? new DigitsData(test[..learned], test[learned..], $"MNIST's t10k set from {folder}, split because there is no train-images-idx3-ubyte")
            : throw new InvalidDataException($"t10k-images-idx3-ubyte in {folder} has a single picture; there must be one to learn from and one for the test.");

        bool HasFilesOf(string set) =>
            Directory.EnumerateFiles(folder).Any(file => Path.GetFileName(file).StartsWith($"{set}-", StringComparison.OrdinalIgnoreCase));

        Dataset Read(bool train)
        {
            // Ten classes, even where a digit is missing; bytes are divided by 255 unless something else is said.
            Dataset digits = IdxDataset.ReadFolder(folder, train, new IdxOptions { ClassCount = LeNet5.OutputSize });
            return digits.InputShape.SequenceEqual([1, 28, 28])
                ? digits
                : throw new InvalidDataException(
                    $"LeNet-5 reads pictures of 1 x 28 x 28 pixels, but those of {(train ? "train" : "t10k")}-images-idx3-ubyte in {folder} have {string.Join(" x ", digits.InputShape.ToArray())}.");
        }
    }
}
