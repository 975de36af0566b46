// Twenty-two layers on top of each other do not learn; with skips between them, the same layers do.

using Residual;
using Samples.Shared;
using StaticNet.Data;

const string About = "Residual: a plain and a residual network of 22 layers, with and without batch normalisation.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 15), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data: small pictures of digits, a quarter of each digit held out.
Screen.Title("Residual");
(Dataset training, Dataset test) = BundledDigits.Split(options.Seed);
Screen.Say($"{training}, to learn from, and {test.Count} for the test; {BundledDigits.Source}.");
Screen.Say("Four networks of 22 layers with weights: plain or with ten skips, each without and with batch normalisation. Seed, first weights, order of the digits and learning rate are the same.");

// 2. The four networks.
Trial plain = Trial.Run("plain", new PlainNetwork.MomentumTrainer(new PlainNetwork(options.Seed)), training, test, options);
Trial residual = Trial.Run("residual", new ResidualNetwork.MomentumTrainer(new ResidualNetwork(options.Seed)), training, test, options);
Trial normalizedPlain = Trial.Run("plain, normalised", new NormalizedPlainNetwork.MomentumTrainer(new NormalizedPlainNetwork(options.Seed)), training, test, options);
Trial normalizedResidual = Trial.Run("residual, normalised", new NormalizedResidualNetwork.MomentumTrainer(new NormalizedResidualNetwork(options.Seed)), training, test, options);
Trial[] trials = [plain, residual, normalizedPlain, normalizedResidual];

// 3. What came of it, and why.
Screen.Title("Before the first step");
Screen.Show(TrialTables.OfGradients(trials));
Screen.Say("The root mean square of the gradient of the weights, in powers of ten. A layer that is wrong hears of it through all the layers behind it.");

Screen.Title("Training");
Screen.Show(TrialTables.OfResults(trials));

Screen.Title("Why");
Screen.Say("Plain: on its way forward a layer multiplies the signal, and on its way back the gradient, by its weights, and its ReLU drops half of both. Twenty factors below 1 leave next to nothing: whatever the picture is, the output is the same, and no step changes that.");
Screen.Say("Residual: a block puts out F(x) + x, so its gradient is that of F plus 1. Signal and gradient have a way through all blocks past the weights, however small those make F, and F only has to learn what is to be changed (He et al., 2015).");
Screen.Say("Batch normalisation brings the values back to size behind every layer. So the plain network learns too, but more slowly than with the skips.");

Screen.Result(
    "residual",
    ("plain_accuracy", plain.Accuracy),
    ("residual_accuracy", residual.Accuracy),
    ("normalized_plain_accuracy", normalizedPlain.Accuracy),
    ("normalized_residual_accuracy", normalizedResidual.Accuracy));
return 0;
