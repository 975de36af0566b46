namespace StaticNet.Benchmarks;

/// <summary>A network that a fresh process makes and asks.</summary>
internal interface IColdNetwork
{
    int InputSize { get; }

    int OutputSize { get; }

    /// <summary>Brings the network about, the first thing that the process does.</summary>
    void Make();

    void Predict(ReadOnlySpan<float> input, Span<float> output);
}

/// <summary>2-6-1 with random parameters.</summary>
internal struct ColdCircles : IColdNetwork
{
    private Circles network;

    public readonly int InputSize => Circles.InputSize;

    public readonly int OutputSize => Circles.OutputSize;

    public void Make() => network = new Circles(seed: 1);

    public readonly void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}

/// <summary>LeNet-5 with random parameters.</summary>
internal struct ColdLeNet5 : IColdNetwork
{
    private LeNet5 network;

    public readonly int InputSize => LeNet5.InputSize;

    public readonly int OutputSize => LeNet5.OutputSize;

    public void Make() => network = new LeNet5(seed: 1);

    public readonly void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}

/// <summary>LeNet-5 with parameters that came with the program.</summary>
internal struct ColdBakedLeNet5 : IColdNetwork
{
    private BakedLeNet5 network;

    public readonly int InputSize => BakedLeNet5.InputSize;

    public readonly int OutputSize => BakedLeNet5.OutputSize;

    public void Make() => network = BakedLeNet5.Baked;

    public readonly void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}

/// <summary>LeNet-5 with the same parameters from a file.</summary>
internal struct ColdLoadedLeNet5 : IColdNetwork
{
    private BakedLeNet5 network;

    public readonly int InputSize => BakedLeNet5.InputSize;

    public readonly int OutputSize => BakedLeNet5.OutputSize;

    public void Make()
    {
        network = new BakedLeNet5();
        network.Load(Path.Combine(AppContext.BaseDirectory, "Weights", "lenet5.safetensors"));
    }

    public readonly void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}
