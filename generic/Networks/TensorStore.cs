using System.Numerics;

namespace StaticNet.Generic;

/// <summary>One array in which tensors lie one after another.</summary>
internal sealed class TensorStore<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<GenericTensor<T>> tensors = [];
    private T[] values;

    public TensorStore(int length = 0) => values = new T[length];

    public IReadOnlyList<GenericTensor<T>> Tensors => tensors;

    public Span<T> Values => values;

    /// <summary>Appends a tensor all of whose values are the same.</summary>
    public GenericTensor<T> Add(string name, TensorRole role, ReadOnlySpan<int> shape, T value)
    {
        int offset = values.Length;
        var tensor = new GenericTensor<T>(name, role, shape.ToArray(), this, offset);
        Array.Resize(ref values, offset + tensor.Length);
        tensor.Values.Fill(value);
        tensors.Add(tensor);
        return tensor;
    }

    /// <summary>As many values, all zero, under the same names.</summary>
    public TensorStore<T> Alike()
    {
        var store = new TensorStore<T>(values.Length);
        store.tensors.AddRange(tensors.Select(tensor => new GenericTensor<T>(tensor.Name, tensor.Role, tensor.Shape.ToArray(), store, tensor.Offset)));
        return store;
    }
}
