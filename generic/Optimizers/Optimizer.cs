using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// How a gradient moves the parameters; the formulas stand at <see cref="OptimizerAttribute"/>'s subclasses.
/// It holds the state of one trainer. Parameters are walked in blocks, so that the several passes of a formula find
/// their values in the first cache.
/// </summary>
public abstract class Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int BlockLength = 1024;

    private readonly T[] scratch = new T[BlockLength];
    private readonly T[] secondScratch = new T[BlockLength];
    private readonly T[][] states;

    private protected Optimizer(double learningRate, int stateCount)
    {
        LearningRate = learningRate;
        states = new T[stateCount][];
    }

    /// <summary>The learning rate a trainer begins with.</summary>
    public double LearningRate { get; }

    internal bool IsAttached { get; private set; }

    /// <summary>The optimizer that an attribute declares.</summary>
    /// <exception cref="NotSupportedException">An attribute of an unknown kind.</exception>
    public static Optimizer<T> From(OptimizerAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        double rate = AttributeNumber.AsWritten(attribute.LearningRate);
        return attribute switch
        {
            SgdAttribute => new Sgd<T>(rate),
            MomentumAttribute a => new Momentum<T>(AttributeNumber.AsWritten(a.Momentum), rate),
            NesterovAttribute a => new Nesterov<T>(AttributeNumber.AsWritten(a.Momentum), rate),
            AdagradAttribute a => new Adagrad<T>(rate, AttributeNumber.AsWritten(a.Epsilon)),
            AdadeltaAttribute a => new Adadelta<T>(rate, AttributeNumber.AsWritten(a.Rho), AttributeNumber.AsWritten(a.Epsilon)),
            RmsPropAttribute a => new RmsProp<T>(rate, AttributeNumber.AsWritten(a.Rho), AttributeNumber.AsWritten(a.Epsilon)),
            AdamFamilyAttribute a => FromFamily(a, rate, AttributeNumber.AsWritten(a.Beta1), AttributeNumber.AsWritten(a.Beta2), AttributeNumber.AsWritten(a.Epsilon)),
            _ => throw Unknown(attribute),
        };
    }

    internal void Attach(int parameterCount)
    {
        if (IsAttached)
        {
            throw new InvalidOperationException($"{GetType().Name} already serves a trainer; each trainer takes an optimizer of its own.");
        }

        IsAttached = true;
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = new T[parameterCount];
        }
    }

    internal void Update(GenericNetwork<T> network, ReadOnlySpan<T> gradients, double rate, long step)
    {
        Begin(network, rate, step);
        Span<T> parameters = network.Values;
        for (int start = 0; start < parameters.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, parameters.Length - start);
            Update(parameters.Slice(start, length), gradients.Slice(start, length), scratch.AsSpan(0, length), start);
        }
    }

    private protected Span<T> State(int index, int start, int length) => states[index].AsSpan(start, length);

    private protected Span<T> SecondScratch(int length) => secondScratch.AsSpan(0, length);

    /// <summary>What is the same for all blocks of a step.</summary>
    private protected abstract void Begin(GenericNetwork<T> network, double rate, long step);

    /// <summary>Moves one block of parameters.</summary>
    private protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start);

    private static Optimizer<T> FromFamily(AdamFamilyAttribute attribute, double rate, double beta1, double beta2, double epsilon) => attribute switch
    {
        AdamAttribute => new Adam<T>(rate, beta1, beta2, epsilon),
        AdamWAttribute a => new AdamW<T>(rate, beta1, beta2, epsilon, AttributeNumber.AsWritten(a.WeightDecay)),
        AdaMaxAttribute => new AdaMax<T>(rate, beta1, beta2, epsilon),
        NadamAttribute a => new Nadam<T>(rate, beta1, beta2, epsilon, AttributeNumber.AsWritten(a.MomentumDecay)),
        AmsGradAttribute => new AmsGrad<T>(rate, beta1, beta2, epsilon),
        _ => throw Unknown(attribute),
    };

    private static NotSupportedException Unknown(OptimizerAttribute attribute) => new($"{attribute.GetType().Name} is no optimizer known here.");
}
