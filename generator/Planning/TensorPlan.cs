using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Planning;

/// <summary>What a tensor is for; the names are those of the runtime's enum.</summary>
internal enum TensorRole
{
    Weight,
    Bias,
    Scale,
    Statistic,
    State,
}

/// <summary>What some values of a tensor begin with on top of what its initializer gives them: so many from the first, in logical order.</summary>
internal readonly record struct InitialAddition(int First, int Count, float Value);

/// <summary>A tensor of parameters: its name and shape as a person sees them, and where and how it lies in the flat parameters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Shape">Its logical shape.</param>
/// <param name="Strides">Floats from one neighbour to the next in each dimension.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Extent">The floats it takes.</param>
/// <param name="FanIn">Inputs of a unit.</param>
/// <param name="FanOut">Units of an input.</param>
/// <param name="Initializer">How it begins.</param>
/// <param name="Blocks">How many tensors of one shape it is, one behind the other along the first dimension, such as the gates of a recurrent layer.</param>
/// <param name="BlockStride">Floats from one of them to the next; within each the strides count.</param>
/// <param name="Addition">What is added to some of its values at the beginning, or null.</param>
internal sealed record TensorPlan(
    string Name,
    TensorRole Role,
    int[] Shape,
    int[] Strides,
    int Offset,
    int Extent,
    int FanIn,
    int FanOut,
    InitializerChoice Initializer,
    int Blocks = 1,
    int BlockStride = 0,
    InitialAddition? Addition = null)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
