using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// What a stream remembers from one step to the next, empty (all zero) at the beginning. Any number of streams go over one network, each with its own.
/// </summary>
public sealed class GenericState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TensorStore<T> store;

    internal GenericState(TensorStore<T> store) => this.store = store;

    /// <summary>
    /// By layer, in their order: "0.h" [units] of a recurrent layer, its last outputs, and "0.c" [units] of an LSTM; "1.history" [steps, channels] of a convolution,
    /// the inputs it will see again, the oldest first.
    /// </summary>
    public IReadOnlyList<GenericTensor<T>> Tensors => store.Tensors;

    /// <summary>All values, tensor by tensor.</summary>
    public Span<T> Values => store.Values;

    /// <summary>Takes what another stream of the same network remembers.</summary>
    /// <exception cref="ArgumentException">A state of another size; nothing was changed.</exception>
    public void CopyFrom(GenericState<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Values.Length != Values.Length)
        {
            throw new ArgumentException($"The state has {Values.Length} values, but the other {other.Values.Length}.", nameof(other));
        }

        other.Values.CopyTo(Values);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Values.Clear();
}
