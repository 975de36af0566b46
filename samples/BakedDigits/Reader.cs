using StaticNet;

namespace BakedDigits;

/// <summary>
/// The network of the sample Digits, as far as it predicts: no loss and no optimizer, so there is no code that trains, and dropout has nothing to do. Its weights are built into
/// the program (see the project file), under the names that they were saved with.
/// </summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(16, 3, Padding = 1, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(32, 3, Padding = 1, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Dropout(0.3f)]  // like every layer it counts in the names of those below
[Dense(64, Activation.ReLU)]
[Dropout(0.3f)]
[Dense(10, Activation.Softmax)]
public sealed partial class Reader;
