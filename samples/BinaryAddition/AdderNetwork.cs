using StaticNet;

namespace BinaryAddition;

/// <summary>
/// Adds two binary numbers as we do on paper: a bit of each enters, the bit of the sum comes out, and what is carried over to the next
/// step has to be remembered. Nobody tells the network that there is such a thing as a carry.
/// </summary>
[Network]
[Input(2, Steps = AdditionData.ShortBits + 1)]  // a bit of each number, lowest first; the last step is for the carry
[SimpleRnn(8, RecurrentInitializer = Initializer.XavierUniform)]                                  // eight grey cells: what they put out at one step, they see at the next
[Dense(1, Activation.Sigmoid)]                  // step by step: the probability that this bit of the sum is 1
[Loss(Loss.BinaryCrossEntropy)]
[Adam]
public sealed partial class AdderNetwork;
