using System.Collections;
using Microsoft.Build.Framework;

namespace StaticNet.Baking;

/// <summary>What a StaticNetWeights item may say.</summary>
internal static class WeightsItem
{
    /// <summary>The metadata that the build adds: the path of the text.</summary>
    public const string TextMetadata = "StaticNetText";

    private static readonly string[] Known = ["Network", "Names", TextMetadata];

    /// <summary>Holds an item against what it may say.</summary>
    /// <exception cref="ItemException">It says something else, or no network.</exception>
    public static void Check(ITaskItem item)
    {
        foreach (DictionaryEntry metadata in item.CloneCustomMetadata())
        {
            if (!Known.Contains((string)metadata.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ItemException($"StaticNetWeights '{item.ItemSpec}' says {metadata.Key}, but only Network and Names have a meaning.");
            }
        }

        if (string.IsNullOrWhiteSpace(item.GetMetadata("Network")))
        {
            throw new ItemException($"StaticNetWeights '{item.ItemSpec}' does not say for which network: Network=\"Digits.LeNet5\".");
        }
    }
}
