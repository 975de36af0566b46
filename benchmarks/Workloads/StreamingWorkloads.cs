namespace StaticNet.Benchmarks;

/// <summary>The workloads of streaming by name.</summary>
internal static class StreamingWorkloads
{
    public const string I6 = "I6 Gru 1-16-1";
    public const string I7 = "I7 Lstm 1-20-1";
    public const string S1 = "S1 audio model";
    private const int Seed = 1;

    public static StreamingWorkload Create(string name)
    {
        switch (name)
        {
            case I6:
                var gru = new SmallGru(Seed);
                return StreamingWorkload.Create(gru, new SmallGruStream(gru));
            case I7:
                var lstm = new SmallLstm(Seed);
                return StreamingWorkload.Create(lstm, new SmallLstmStream(lstm));
            case S1:
                var audio = new AudioModel(Seed);
                return StreamingWorkload.Create(audio, new AudioModelStream(audio));
            default:
                throw new ArgumentException($"{name} is no workload of streaming.", nameof(name));
        }
    }

    private struct SmallGruStream(SmallGru network) : IStream
    {
        private SmallGru.State state = network.CreateState();

        public void Step(ReadOnlySpan<float> input, Span<float> output) => network.Step(ref state, input, output);
    }

    private struct SmallLstmStream(SmallLstm network) : IStream
    {
        private SmallLstm.State state = network.CreateState();

        public void Step(ReadOnlySpan<float> input, Span<float> output) => network.Step(ref state, input, output);
    }

    private struct AudioModelStream(AudioModel network) : IStream
    {
        private AudioModel.State state = network.CreateState();

        public void Step(ReadOnlySpan<float> input, Span<float> output) => network.Step(ref state, input, output);
    }
}
