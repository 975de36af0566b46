namespace StaticNet.Data.Tests;

/// <summary>Datasets whose samples can be told apart: input 0 of sample i is i, input 1 is 1000 + i.</summary>
internal static class Make
{
    public static Dataset Labelled(params int[] labels) => new(Inputs(labels.Length), 2, labels, names: null);

    public static Dataset Labelled(int[] labels, int classCount, DatasetNames? names = null) => new(Inputs(labels.Length), 2, labels, classCount, names);

    public static Dataset Targeted(int count) =>
        new(Inputs(count), 2, [.. Enumerable.Range(0, count).Select(i => -(float)i)], 1, new DatasetNames { Features = ["a", "b"], Targets = ["t"] });

    /// <summary>Which samples of the first dataset these are.</summary>
    public static int[] Identities(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(i => (int)data[i].Inputs[0])];

    private static float[] Inputs(int count) => [.. Enumerable.Range(0, count).SelectMany(i => new float[] { i, 1000 + i })];
}
