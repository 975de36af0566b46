using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace StaticNet.Baking.Tests;

/// <summary>A folder with a project file and files of weights, in which the task runs.</summary>
internal sealed class TaskRun : IBuildEngine, IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("baking").FullName;

    public string Project => Path.Combine(Folder, "App.csproj");

    public string Text => Path.Combine(Folder, "obj", "StaticNet", "weights.staticnet");

    /// <summary>What was reported: the place and the message.</summary>
    public List<string> Errors { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => Project;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the task for one item.</summary>
    public bool Execute(string include, params (string Name, string Value)[] metadata)
    {
        var item = new DefinedItem(PathOf(include), Project);
        foreach ((string name, string value) in metadata.Append(("StaticNetText", Text)))
        {
            item.SetMetadata(name, value);
        }

        return new WriteWeights { BuildEngine = this, Weights = [item], Project = Project }.Execute();
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add($"{Path.GetFileName(e.File)}({e.LineNumber},{e.ColumnNumber}) {e.Code} {e.Message!.Replace(Folder + Path.DirectorySeparatorChar, string.Empty)}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Errors.Add(e.Message!);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Of items that a project defines MSBuild knows where; of those made in code it does not.
    private sealed class DefinedItem(string include, string project) : ITaskItem
    {
        private readonly TaskItem item = new(include);

        public string ItemSpec { get => item.ItemSpec; set => item.ItemSpec = value; }

        public ICollection MetadataNames => item.MetadataNames;

        public int MetadataCount => item.MetadataCount;

        public string GetMetadata(string metadataName) => metadataName == "DefiningProjectFullPath" ? project : item.GetMetadata(metadataName);

        public void SetMetadata(string metadataName, string metadataValue) => item.SetMetadata(metadataName, metadataValue);

        public void RemoveMetadata(string metadataName) => item.RemoveMetadata(metadataName);

        public void CopyMetadataTo(ITaskItem destinationItem) => item.CopyMetadataTo(destinationItem);

        public IDictionary CloneCustomMetadata() => item.CloneCustomMetadata();
    }
}
