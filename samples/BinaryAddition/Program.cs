// A small recurrent network learns to add numbers of 8 bits, bit by bit, then adds numbers of 64, and shows where it keeps the carry.

using BinaryAddition;
using Samples.Shared;
using StaticNet;

const string About = "Binary addition: eight cells with a memory learn the carry.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 60), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data is made here.
Screen.Title("Binary addition");
AdditionData data = AdditionData.Draw(new RandomSource(options.Seed));
Screen.Say($"{data.Training.Count} sums of two {AdditionData.ShortBits}-bit numbers to learn from; {data.Short.Count} others of that length and {data.Long.Count} of {AdditionData.LongBits}-bit numbers for the test.");

// 2. Training goes back through all the steps of a sum: what is wrong with its last bit may be the fault of the first.
var network = new AdderNetwork(options.Seed);
var trainer = new AdderNetwork.AdamTrainer(network) { LearningRate = 0.01f };
TrainingHistory history = Screen.Train("Training", progress => trainer.Fit(data.Training, new FitOptions
{
    Epochs = options.Epochs,
    BatchSize = 10,
    Seed = options.Seed,
    Schedule = LearningRateSchedule.Cosine(),
    Progress = progress,
}));
Screen.Say(Screen.Invariant($"{AdderNetwork.ParameterCount} parameters, {history.Epochs.Count} epochs, {history.Steps} steps. The loss fell from {history.Epochs[0].TrainingLoss:0.000} in the first epoch to {history.Epochs[^1].TrainingLoss:0.0e+0} in the last."));

// 3. The test. Here the network runs step by step and knows of no length, so numbers may be as long as they like.
double shortAccuracy = Adder.Accuracy(network, data.Short);
double longAccuracy = Adder.Accuracy(network, data.Long);

Screen.Title("Sums it was not trained on");
Screen.Show(SumTable.Of(network, data.Short.Take(6)));
Screen.Say(Screen.Invariant($"{100 * shortAccuracy:0.##} % of {data.Short.Count} such sums are right in all {AdditionData.ShortBits + 1} bits."));

Screen.Title("Numbers far longer than any it has seen");
Screen.Show(SumTable.OnPaper(network, data.Long[0]));
Screen.Say(Screen.Invariant($"{100 * longAccuracy:0.##} % of {data.Long.Count} such sums are right in all {AdditionData.LongBits + 1} bits."));

// 4. Where is the carry?
CarryCells carryCells = CarryCells.Of(network, data.Long);
Addition shown = data.Short.Take(100).MaxBy(addition => addition.Remembered);

Screen.Title("Where it keeps the carry");
Screen.Say(Screen.Invariant($"{shown.A} + {shown.B} = {shown.Sum}, lowest bits first. P is the probability that this bit of the sum is 1. The carry is that to the next step; the network is never told of it. 1 to {Adder.CellCount} are the cells, each of which holds a number from -1 to 1."));
Screen.Show(StepTable.Of(network, shown, carryCells));
Screen.Say(Screen.Invariant($"r is the correlation of each cell with the carry, over {carryCells.Steps} steps of long sums. Cell {carryCells.Closest + 1} follows it most closely: {carryCells.Correlations[carryCells.Closest]:+0.000;-0.000}."));
if (shortAccuracy < 1 || longAccuracy < 1)
{
    Screen.Say("Not all sums are right. Training was too short, or it ended in a local minimum (AdderNetwork.cs says more): try another --seed.");
}

Screen.Result("binary-addition", ("accuracy_8bit", shortAccuracy), ("accuracy_64bit", longAccuracy));
return 0;
