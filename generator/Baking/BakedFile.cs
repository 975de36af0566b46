using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>Weights that the project file names for a network, by value.</summary>
/// <param name="Network">The network, as the project file names it.</param>
/// <param name="File">The safetensors file, without its folders.</param>
/// <param name="Item">Where the item stands that names both.</param>
/// <param name="Names">Names in the file for names in the network.</param>
/// <param name="Tensors">What the file has.</param>
/// <param name="IsFaulty">Whether something is wrong that the build has said already.</param>
/// <param name="Fault">What cannot be read of the text itself, or null.</param>
internal sealed record BakedFile(
    string Network,
    string File,
    ItemPlace Item,
    EquatableArray<NamePair> Names,
    EquatableArray<BakedTensor> Tensors,
    bool IsFaulty,
    string? Fault);

/// <summary>A name in the network, or what some begin with, and what stands for it in the file.</summary>
internal sealed record NamePair(string InNetwork, string InFile);

/// <summary>Where an item stands in a project file: the line and the column, from 1.</summary>
internal sealed record ItemPlace(string ProjectFile, int Line, int Column)
{
    public Location Locate()
    {
        var position = new LinePosition(Line - 1, Column - 1);
        return Location.Create(ProjectFile, default, new LinePositionSpan(position, position));
    }
}
