using StaticNet;

namespace Digits;

/// <summary>
/// Reads a handwritten digit: 64 pixels, 32 hidden units, 10 probabilities. This is all there is to write; Predict, the backward
/// pass and <c>DigitsNetwork.AdamTrainer</c> are generated from it while the project compiles.
/// </summary>
[Network]
[Input(64)]                      // 8 x 8 pixels, row by row
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]  // one output for each digit; they are positive and sum to 1
[Loss(Loss.CrossEntropy)]        // with Softmax before it, both are computed as one, which is exact for any weights
[Adam]
public sealed partial class DigitsNetwork;
