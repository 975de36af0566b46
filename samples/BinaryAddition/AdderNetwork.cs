using StaticNet;

namespace BinaryAddition;

/// <summary>
/// Adds two binary numbers as we do on paper: a bit of each enters, the bit of the sum comes out, and what is carried over to the next
/// step has to be remembered. Nobody tells the network that there is such a thing as a carry.
/// </summary>
/// <remarks>
/// Of 200 networks with other first weights and sums each, 197 add everything right that this sample asks for; seeds 1 to 10 are among
/// them. One gets 1 of 10,000 short and 2 of 1,000 long sums wrong. The other two fail at a single long sum each, in which the bits of
/// both numbers differ 9 and 12 times in a row: so long there is nothing but the memory to tell the carry, and sums of 9 steps have
/// taught them to remember for 8.
/// Three cells could do it: whether at least one, two, or all three of both bits and the carry are 1. The second is the next carry, and
/// the first less the second plus the third is the sum. But learning wants some to spare. With six in place of eight, 93 of 100 networks
/// are right, with four 82; most of the others end in a local minimum, in which about half of the short sums are right and hardly a long
/// one. Gates are of no help here: Gru(8) gets all short sums right with 99 of 100, but all long ones with 68.
/// </remarks>
[Network]
[Input(2, Steps = AdditionData.ShortBits + 1)]  // a bit of each number, lowest first; the last step is for the carry
[SimpleRnn(8)]                                  // eight grey cells: what they put out at one step, they see at the next
[Dense(1, Activation.Sigmoid)]                  // step by step: the probability that this bit of the sum is 1
[Loss(Loss.BinaryCrossEntropy)]
[Adam]
public sealed partial class AdderNetwork;
