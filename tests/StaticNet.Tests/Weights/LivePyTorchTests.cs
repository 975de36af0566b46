using System.Text.Json;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Weights;

/// <summary>Weights between StaticNet and a PyTorch that runs beside it, both ways, for every kind of layer.</summary>
public class LivePyTorchTests
{
    [PyTorchFact]
    public void What_networks_save_after_training_loads_strictly_and_predicts_the_same()
    {
        using var folder = new TestFolder();
        var inputs = new Dictionary<string, float[]>();
        var outputs = new Dictionary<string, float[]>();
        var random = new RandomSource(3);
        foreach (StateDictCase one in StateDictCase.All)
        {
            INetwork network = one.Create(seed: 4);
            Train(network, random);
            network.Save(folder.At($"{one.Name}.safetensors"), one.Names);
            inputs[one.Name] = Normal(random, 5 * network.InputSize);
            outputs[one.Name] = new float[5 * network.OutputSize];
            network.Predict(inputs[one.Name], outputs[one.Name]);
        }

        File.WriteAllText(folder.At("inputs.json"), JsonSerializer.Serialize(inputs));
        PyTorch.Run("predict", folder.Path);

        var answers = JsonSerializer.Deserialize<Dictionary<string, float[]>>(File.ReadAllText(folder.At("outputs.json")))!;
        Assert.All(StateDictCase.All, one => one.Close(answers[one.Name], outputs[one.Name]));
    }

    [PyTorchFact]
    public void What_modules_save_now_loads_and_predicts_the_same()
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            using var folder = new TestFolder();
            PyTorch.Run("write", folder.Path, (Environment.ProcessId + (seed * 100_003)).ToString());
            StateDictCase[] cases = StateDictCase.ReadAll(folder.Path);

            Assert.Equal(StateDictCase.All.Select(one => (one.Name, one.Declaration)), cases.Select(one => (one.Name, one.Declaration)));
            foreach (StateDictCase one in cases)
            {
                INetwork network = one.Create(seed: 1);
                network.Load(folder.At($"{one.Name}.safetensors"), one.Names);
                one.Holds(network);
            }
        }
    }

    // So that statistics and biases are not what they were at the beginning.
    private static void Train(INetwork network, RandomSource random)
    {
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        for (int step = 0; step < 5; step++)
        {
            float[] inputs = Normal(random, 6 * network.InputSize);
            trainer.Step(inputs, Normal(random, 6 * network.OutputSize));
        }
    }

    private static float[] Normal(RandomSource random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
}
