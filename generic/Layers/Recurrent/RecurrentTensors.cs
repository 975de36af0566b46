using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What a recurrent layer learns, and what a stream through it remembers.</summary>
/// <param name="InputWeight">[gates * units, inputs].</param>
/// <param name="RecurrentWeight">[gates * units, units].</param>
/// <param name="InputBias">[gates * units], or null.</param>
/// <param name="RecurrentBias">[gates * units], or null.</param>
/// <param name="Output">The outputs of the step before, [units].</param>
/// <param name="Memory">The memory cells, [units], or null.</param>
internal sealed record RecurrentTensors<T>(
    GenericTensor<T> InputWeight,
    GenericTensor<T> RecurrentWeight,
    GenericTensor<T>? InputBias,
    GenericTensor<T>? RecurrentBias,
    GenericTensor<T> Output,
    GenericTensor<T>? Memory)
    where T : unmanaged, IFloatingPointIeee754<T>;
