using StaticNet;

namespace BreastCancer;

/// <summary>How likely it is that a tumour is malignant, from 30 measurements of its cell nuclei.</summary>
[Network]
[Input(30)]
[Dense(16, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]   // one probability is enough for a question of yes or no
[Loss(Loss.BinaryCrossEntropy)]  // with Sigmoid before it, both are computed as one, which is exact for any weights
[AdamW]                          // Adam with weight decay beside the gradient
public sealed partial class TumourNetwork;
