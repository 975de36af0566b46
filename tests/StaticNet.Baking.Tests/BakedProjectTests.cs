namespace StaticNet.Baking.Tests;

/// <summary>This project bakes weights itself: what the build makes of a file is what Load reads from it.</summary>
public class BakedProjectTests
{
    [Fact]
    public void Baked_is_the_network_with_the_file_loaded()
    {
        var loaded = new Gate(seed: 1);
        loaded.Load(Path.Combine(AppContext.BaseDirectory, "Weights", "gate.safetensors"), new Dictionary<string, string> { ["0"] = "hidden" });
        Assert.Equal(loaded.Parameters.ToArray(), Gate.Baked.Parameters.ToArray());
        float[] expected = new float[1];
        float[] actual = new float[1];
        loaded.Predict([0.5f, -2f], expected);
        Gate.Baked.Predict([0.5f, -2f], actual);
        Assert.Equal(expected, actual);
    }
}

/// <summary>A network with weights from a file of this project.</summary>
[Network]
[Input(2)]
[Dense(3, Activation.Tanh)]
[Dense(1)]
public sealed partial class Gate;
