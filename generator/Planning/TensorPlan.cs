using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Planning;

/// <summary>A tensor of parameters: its name and shape as a person sees them, and where and how it lies in the flat parameters.</summary>
internal sealed record TensorPlan(
    string Name,
    bool IsWeight,
    int[] Shape,
    int[] Strides,
    int Offset,
    int Extent,
    int FanIn,
    int FanOut,
    InitializerChoice Initializer)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
