using System.Numerics;

namespace StaticNet.Generic;

/// <summary>Where the tensors of a network go.</summary>
/// <param name="Parameters">What training changes.</param>
/// <param name="Statistics">What training observes.</param>
/// <param name="State">What a stream remembers, all zero.</param>
internal sealed record NetworkTensors<T>(TensorStore<T> Parameters, TensorStore<T> Statistics, TensorStore<T> State)
    where T : unmanaged, IFloatingPointIeee754<T>;
