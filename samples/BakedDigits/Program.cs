// A program that can read digits when it starts: what its network learned is built into it.

using System.Diagnostics;
using BakedDigits;
using Samples.Shared;
using StaticNet.Data;

if (args.Length > 0)
{
    return SampleOptions.Refuse($"There is no option \"{args[0]}\": this sample trains nothing, and takes none.");
}

// 1. The network is there; no file is read, and nothing is initialised at random.
long began = Stopwatch.GetTimestamp();
Reader reader = Reader.Baked;
var probabilities = new float[Reader.OutputSize];
reader.Predict(new float[Reader.InputSize], probabilities);
TimeSpan first = Stopwatch.GetElapsedTime(began);

Screen.Title("Digits, baked");
Screen.Say(Screen.Invariant($"{Reader.ParameterCount} parameters came with the program. They and the first prediction were there after {first.TotalMilliseconds:0.0} ms, most of it the JIT's."));

// 2. The digits that the network was not shown when it was trained, with the same seed: a quarter.
(_, Dataset test) = BundledDigits.Split(seed: 1);
probabilities = new float[test.Count * Reader.OutputSize];
reader.Predict(test.Inputs, probabilities);
ConfusionMatrix confusion = ConfusionMatrix.Of(test.Labels, probabilities);

Screen.Title("Digits it has never seen");
Screen.Show(ConfusionView.Of(confusion));
Screen.Say(Screen.Invariant($"{confusion.Correct} of {confusion.Total} are read right: {100 * confusion.Accuracy:0.0} %. {BundledDigits.Source}."));

Screen.Result("baked-digits", ("test_accuracy", confusion.Accuracy), ("first_ms", Math.Round(first.TotalMilliseconds, 1)));
return 0;
