using StaticNet.Data;

namespace Samples.Shared;

/// <summary>The 1,797 digits of 8 x 8 pixels that come with the samples.</summary>
public static class BundledDigits
{
    /// <summary>Whose they are.</summary>
    public const string Source = "E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998 (CC BY 4.0)";

    /// <summary>Digits to learn from, and a quarter of each digit that is held out.</summary>
    /// <param name="seed">Which quarter.</param>
    public static DatasetSplit Split(int seed)
    {
        // A row of the file is 64 pixels and then the digit, which becomes the label.
        Dataset digits = CsvDataset.Read(SampleData.PathOf("digits.csv.gz"), new CsvDatasetOptions { HasHeader = false });

        // Networks learn best from inputs of about the size of 1: the first weights are chosen for that, and so is the learning
        // rate. A pixel is 0 to 16 by the definition of the file, so one division does it, and nothing about the data is learned
        // here. (Where ranges are not known beforehand, fit a StandardScaler or a MinMaxScaler, on the training data alone.)
        foreach (ref float pixel in digits.MutableInputs)
        {
            pixel /= 16f;
        }

        // Stratified: both parts have every digit in proportion.
        return digits.WithInputShape(1, 8, 8).StratifiedSplit(testFraction: 0.25, seed);
    }
}
