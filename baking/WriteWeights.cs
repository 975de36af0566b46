using Microsoft.Build.Framework;

namespace StaticNet.Baking;

/// <summary>
/// Turns each StaticNetWeights item of a project, a safetensors file for a network, into a text that the compiler takes as an additional file and the generator reads.
/// A text is written only where it changes, so that the compiler runs only then.
/// </summary>
public sealed class WriteWeights : ITask
{
    /// <summary>What is wrong with an item.</summary>
    public const string BadItem = "SN0901";

    /// <summary>What is wrong with the file that it names.</summary>
    public const string BadFile = "SN0902";

    /// <summary>The items, each with the text to write in its metadata StaticNetText.</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>The project that is built: where an item is said to stand of which it is not known.</summary>
    [Required]
    public string Project { get; set; } = string.Empty;

    /// <inheritdoc/>
    public IBuildEngine BuildEngine { get; set; } = null!;

    /// <inheritdoc/>
    public ITaskHost HostObject { get; set; } = null!;

    /// <inheritdoc/>
    public bool Execute()
    {
        bool isWell = true;
        foreach (ITaskItem item in Weights)
        {
            isWell &= Write(item);
        }

        return isWell;
    }

    // A text that says no more than where it comes from lets the editor know that the network is baked, and leaves what is wrong to be said here.
    private bool Write(ITaskItem item)
    {
        string project = item.GetMetadata("DefiningProjectFullPath") is { Length: > 0 } defining ? defining : Project;
        string network = item.GetMetadata("Network").Trim();
        ItemPlace place = ItemPlace.Find(project, item.ItemSpec, network);
        string path = item.GetMetadata(WeightsItem.TextMetadata);
        var text = new WeightsText(network, Path.GetFileName(item.ItemSpec), place);
        try
        {
            WeightsItem.Check(item);
            text.AddNames(NamesMap.Parse(item.GetMetadata("Names")));
            text.AddTensors(item.GetMetadata("FullPath"));
            text.WriteTo(path);
            return true;
        }
        catch (ItemException exception)
        {
            return Fail(BadItem, exception.Message);
        }
        catch (SafetensorsException exception)
        {
            return Fail(BadFile, $"'{item.ItemSpec}': {exception.Problem}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(BadFile, exception is FileNotFoundException or DirectoryNotFoundException ? $"There is no file '{item.ItemSpec}'." : $"'{item.ItemSpec}' cannot be baked: {exception.Message}");
        }

        bool Fail(string code, string message)
        {
            BuildEngine.LogErrorEvent(new BuildErrorEventArgs(null, code, place.File, place.Line, place.Column, 0, 0, message, null, nameof(WriteWeights)));
            WriteBroken(new WeightsText(network, Path.GetFileName(item.ItemSpec), place), path);
            return false;
        }
    }

    private static void WriteBroken(WeightsText text, string path)
    {
        try
        {
            text.AddFault();
            text.WriteTo(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what the user wants to know.
        }
    }
}
