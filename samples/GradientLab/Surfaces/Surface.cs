using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>
/// The error of a neuron of two weights over fixed samples, as a surface above its weights. Heights, slopes and steps are those of the generated network:
/// there is no other way to them here. Several threads may use a surface at once.
/// </summary>
public sealed class Surface
{
    private readonly Func<Solver, Trainer> trainerOf;
    private readonly Trainer reader;

    /// <summary>Makes a surface.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="trainerOf">Makes the neuron, with the trainer of a solver.</param>
    /// <param name="samples">The samples, two inputs and a target each.</param>
    /// <param name="window">The part to draw.</param>
    public Surface(string name, Func<Solver, Trainer> trainerOf, Dataset samples, Window window)
    {
        Name = name;
        Samples = samples;
        Window = window;
        this.trainerOf = trainerOf;
        reader = trainerOf(Solver.Sgd);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The samples.</summary>
    public Dataset Samples { get; }

    /// <summary>The part to draw.</summary>
    public Window Window { get; }

    /// <summary>Makes samples of rows of two inputs and a target.</summary>
    /// <param name="rows">The rows.</param>
    public static Dataset SamplesOf(params ReadOnlySpan<(float X1, float X2, float Target)> rows)
    {
        var inputs = new List<float>();
        var targets = new List<float>();
        foreach ((float x1, float x2, float target) in rows)
        {
            inputs.AddRange([x1, x2]);
            targets.Add(target);
        }

        return new Dataset([.. inputs], inputSize: 2, [.. targets], targetSize: 1);
    }

    /// <summary>The same surface turned around the origin, by turning the inputs of its samples: w·x stays the same if both are turned.</summary>
    /// <param name="degrees">How far, against the clock.</param>
    public Surface Turned(double degrees)
    {
        var rows = new (float, float, float)[Samples.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            WeightPair turned = new WeightPair(Samples[i].Inputs[0], Samples[i].Inputs[1]).Turned(degrees);
            rows[i] = (turned.W1, turned.W2, Samples[i].Targets[0]);
        }

        return new Surface($"{Name}, turned", trainerOf, SamplesOf(rows), Window with { Center = Window.Center.Turned(degrees) });
    }

    /// <summary>Makes a new neuron at a point, with a trainer.</summary>
    /// <param name="solver">Whose trainer.</param>
    /// <param name="learningRate">Its rate.</param>
    /// <param name="start">The weights to begin with.</param>
    public Trainer Begin(Solver solver, float learningRate, WeightPair start)
    {
        Trainer trainer = trainerOf(solver);
        trainer.LearningRate = learningRate;
        Place(trainer, start);
        return trainer;
    }

    /// <summary>The error at a point.</summary>
    /// <param name="weights">The point.</param>
    public float ErrorAt(WeightPair weights)
    {
        lock (reader)
        {
            Place(reader, weights);
            return reader.Evaluate(Samples.Inputs, Samples.Targets);
        }
    }

    /// <summary>The gradient at a point.</summary>
    /// <param name="weights">The point.</param>
    public WeightPair GradientAt(WeightPair weights)
    {
        lock (reader)
        {
            Place(reader, weights);
            reader.Backpropagate(Samples.Inputs, Samples.Targets);
            ReadOnlySpan<float> gradient = reader.Gradients;
            return new WeightPair(gradient[0], gradient[1]);
        }
    }

    /// <summary>The weights that a trainer's neuron has.</summary>
    /// <param name="trainer">One of <see cref="Begin"/>.</param>
    public static WeightPair WeightsOf(Trainer trainer)
    {
        // One row of two weights begins the parameters.
        ReadOnlySpan<float> parameters = trainer.Network.Parameters;
        return new WeightPair(parameters[0], parameters[1]);
    }

    private static void Place(Trainer trainer, WeightPair weights)
    {
        Span<float> parameters = trainer.Network.Parameters;
        parameters[0] = weights.W1;
        parameters[1] = weights.W2;
    }
}
