using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator;

/// <summary>
/// What the project file may say. <c>StaticNetLanes</c> lists the vector widths to write code for, such as "8" or "4;8;16"
/// (all of them unless said): fewer make a smaller assembly, and one alone runs on any machine, in software if it must.
/// </summary>
/// <param name="Lanes">The widths to write, ascending.</param>
/// <param name="UnknownLanes">What the list says that is no width.</param>
internal sealed record GeneratorOptions(EquatableArray<int> Lanes, EquatableArray<string> UnknownLanes)
{
    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.StaticNetLanes", out string? text);
        string[] wanted = (text ?? string.Empty).Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        int[] all = [.. Emission.Lanes.All.Select(lanes => lanes.Count)];
        int[] known = [.. all.Where(count => wanted.Contains(Invariant.Text(count)))];
        IEnumerable<string> unknown = wanted.Where(item => !all.Select(Invariant.Text).Contains(item));
        return new GeneratorOptions((known.Length == 0 ? all : known).ToEquatableArray(), unknown.ToEquatableArray());
    }
}
