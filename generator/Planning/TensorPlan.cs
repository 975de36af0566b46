using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Planning;

/// <summary>What a tensor is for; the names are those of the runtime's enum.</summary>
internal enum TensorRole
{
    Weight,
    Bias,
    Scale,
    Statistic,
}

/// <summary>A tensor of parameters: its name and shape as a person sees them, and where and how it lies in the flat parameters.</summary>
internal sealed record TensorPlan(
    string Name,
    TensorRole Role,
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
