namespace StaticNet;

/// <summary>What training makes small. Every loss is a mean over the samples of the batch.</summary>
public enum Loss
{
    /// <summary>Mean over samples and outputs of (a - y)².</summary>
    MeanSquaredError,

    /// <summary>Mean over samples and outputs of |a - y|; the derivative at 0 is 0.</summary>
    MeanAbsoluteError,

    /// <summary>
    /// Mean over samples and outputs of e²/2 where |e| = |a - y| is at most delta, delta (|e| - delta/2) beyond (Huber, 1964).
    /// </summary>
    Huber,

    /// <summary>
    /// Mean over samples and outputs of -(y log a + (1 - y) log(1 - a)), targets in [0, 1]. It wants Sigmoid on the last
    /// layer and is computed from the logit, so that it is exact and finite for any of them.
    /// </summary>
    BinaryCrossEntropy,

    /// <summary>
    /// Mean over samples of -sum y_i log a_i, targets either a distribution over the classes (one-hot or soft) or a class
    /// number. It wants Softmax on the last layer and is computed from the logits, so that it is exact and finite for any.
    /// </summary>
    CrossEntropy,
}
