namespace StaticNet;

/// <summary>Some samples for one step; either the targets or the labels are empty.</summary>
internal readonly ref struct Batch(int count, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
{
    public readonly int Count = count;
    public readonly ReadOnlySpan<float> Inputs = inputs;
    public readonly ReadOnlySpan<float> Targets = targets;
    public readonly ReadOnlySpan<int> Labels = labels;

    public float Step(Trainer trainer) => Labels.IsEmpty ? trainer.Step(Inputs, Targets) : trainer.Step(Inputs, Labels);
}
