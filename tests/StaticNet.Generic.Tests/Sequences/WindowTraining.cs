using System.Numerics;
using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>Trains on a window, whether it has targets or labels, lengths or not, in any number type.</summary>
internal static class WindowTraining
{
    /// <summary>A step from states, which are moved on; empty: from nothing.</summary>
    public static T Step<T>(this GenericTrainer<T> trainer, RecurrentWindow window, GenericState<T>[] states)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] inputs = Numbers<T>(window.Inputs);
        return (window.Labels, states.Length) switch
        {
            (null, 0) => trainer.Step(inputs, Numbers<T>(window.Targets!), window.Lengths),
            (null, _) => trainer.Step(inputs, Numbers<T>(window.Targets!), states, window.Lengths),
            (_, 0) => trainer.Step(inputs, window.Labels, window.Lengths),
            _ => trainer.Step(inputs, window.Labels, states, window.Lengths),
        };
    }

    /// <inheritdoc cref="Step"/>
    public static T Backpropagate<T>(this GenericTrainer<T> trainer, RecurrentWindow window, GenericState<T>[] states)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] inputs = Numbers<T>(window.Inputs);
        return (window.Labels, states.Length) switch
        {
            (null, 0) => trainer.Backpropagate(inputs, Numbers<T>(window.Targets!), window.Lengths),
            (null, _) => trainer.Backpropagate(inputs, Numbers<T>(window.Targets!), states, window.Lengths),
            (_, 0) => trainer.Backpropagate(inputs, window.Labels, window.Lengths),
            _ => trainer.Backpropagate(inputs, window.Labels, states, window.Lengths),
        };
    }

    /// <inheritdoc cref="Step"/>
    public static T Evaluate<T>(this GenericTrainer<T> trainer, RecurrentWindow window, GenericState<T>[] states)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] inputs = Numbers<T>(window.Inputs);
        return (window.Labels, states.Length) switch
        {
            (null, 0) => trainer.Evaluate(inputs, Numbers<T>(window.Targets!), window.Lengths),
            (null, _) => trainer.Evaluate(inputs, Numbers<T>(window.Targets!), states, window.Lengths),
            (_, 0) => trainer.Evaluate(inputs, window.Labels, window.Lengths),
            _ => trainer.Evaluate(inputs, window.Labels, states, window.Lengths),
        };
    }

    /// <summary>The predictions of the whole window from empty states.</summary>
    public static T[] Predict<T>(this GenericNetwork<T> network, RecurrentWindow window)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var outputs = new T[window.Inputs.Length / network.InputSize * network.OutputSize];
        if (window.Lengths is null)
        {
            network.Predict(Numbers<T>(window.Inputs), outputs);
        }
        else
        {
            network.Predict(Numbers<T>(window.Inputs), window.Lengths, outputs);
        }

        return outputs;
    }

    /// <summary>An empty state for each sample.</summary>
    public static GenericState<T>[] States<T>(this GenericNetwork<T> network, int samples)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, samples).Select(_ => network.CreateState())];

    public static T[] Numbers<T>(double[] values)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Array.ConvertAll(values, T.CreateChecked);
}
