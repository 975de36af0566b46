namespace Samples.Shared;

/// <summary>An option of one sample, which names a folder with other data.</summary>
/// <param name="Name">Such as "--mnist".</param>
/// <param name="About">What it does, for the help.</param>
/// <param name="Epochs">How often training visits every sample of that data unless --epochs is said.</param>
public sealed record FolderOption(string Name, string About, int Epochs);
