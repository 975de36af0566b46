using StaticNet;

namespace Digits;

/// <summary>
/// Reads a handwritten digit of 8 x 8 pixels: LeNet-5 (LeCun, Bottou, Bengio, Haffner, 1998) in the size of these pictures. This is
/// all there is to write; Predict, the backward pass and <c>DigitsNetwork.AdamTrainer</c> are generated from it while the project
/// compiles.
/// </summary>
[Network]
[Input(1, 8, 8)]                                            // one channel: grey
[Conv2D(16, 3, Padding = 1, Activation = Activation.ReLU)]  // 16 filters look for strokes of 3 x 3 pixels, everywhere
[MaxPool2D(2)]                                              // 4 x 4: where exactly a stroke is matters less from here on
[Conv2D(32, 3, Padding = 1, Activation = Activation.ReLU)]  // what strokes make together
[MaxPool2D(2)]                                              // 2 x 2
[Dropout(0.3f)]                                             // three of ten values are missing at random while it learns, so that
[Dense(64, Activation.ReLU)]                                // no unit can rely on a single other one; 1,348 digits are few for
[Dropout(0.3f)]                                             // 13,706 parameters
[Dense(10, Activation.Softmax)]                             // one output for each digit; they are positive and sum to 1
[Loss(Loss.CrossEntropy)]                                   // with Softmax before it, both are computed as one, exact for any weights
[Adam]
public sealed partial class DigitsNetwork;
