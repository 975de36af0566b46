using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator;

/// <summary>
/// What the project file may say. <c>StaticNetLanes</c> lists the vector widths to write code for, such as "8" or "4,8,16"
/// (all of them unless said; a semicolon would begin a comment in the file that carries the property to the compiler): fewer make a smaller assembly, and one alone runs on any machine, in software if it must.
/// </summary>
internal sealed record GeneratorOptions(EquatableArray<int> Lanes)
{
    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.StaticNetLanes", out string? text);
        string[] wanted = (text ?? string.Empty).Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        int[] all = [.. Emission.Lanes.All.Select(lanes => lanes.Count)];
        int[] known = [.. all.Where(count => wanted.Contains(Invariant.Text(count)))];
        return new GeneratorOptions((known.Length == 0 ? all : known).ToEquatableArray());
    }
}
