using FsCheck;
using FsCheck.Fluent;

namespace StaticNet.Data.Tests;

public class SplittingProperties
{
    private static readonly Arbitrary<int[]> Labels = Gen.Choose(0, 4).ArrayOf().Where(labels => labels.Length >= 4).ToArbitrary();

    [Fact]
    public void Shuffling_is_a_permutation_that_keeps_inputs_and_labels_together() => Prop.ForAll(Labels, ArbMap.Default.ArbFor<int>(), (labels, seed) =>
    {
        Dataset shuffled = Make.Labelled(labels).Shuffle(seed);
        int[] identities = Make.Identities(shuffled);
        return identities.Order().SequenceEqual(Enumerable.Range(0, labels.Length))
            && Enumerable.Range(0, labels.Length).All(i => shuffled[i].Label == labels[identities[i]] && shuffled[i].Inputs[1] == 1000 + identities[i]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_gives_the_same_parts() => Prop.ForAll(Labels, ArbMap.Default.ArbFor<int>(), (labels, seed) =>
    {
        Dataset data = Make.Labelled(labels);
        return Make.Identities(data.Shuffle(seed)).SequenceEqual(Make.Identities(data.Shuffle(seed)))
            && Make.Identities(data.StratifiedSplit(0.5, seed).Test).SequenceEqual(Make.Identities(data.StratifiedSplit(0.5, seed).Test));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Splits_part_the_samples() => Prop.ForAll(Labels, ArbMap.Default.ArbFor<int>(), (labels, seed) =>
        IsPartition(Make.Labelled(labels).Split(0.3, seed), labels.Length)
        && IsPartition(Make.Labelled(labels).StratifiedSplit(0.3, seed), labels.Length)).QuickCheckThrowOnFailure();

    [Fact]
    public void Stratified_splits_hold_out_each_class_within_one_of_its_share() => Prop.ForAll(Labels, ArbMap.Default.ArbFor<int>(), (labels, seed) =>
    {
        Dataset test = Make.Labelled(labels).StratifiedSplit(0.4, seed).Test;
        return labels.Distinct().All(label =>
        {
            double share = (double)labels.Count(other => other == label) * test.Count / labels.Length;
            return Math.Abs(share - test.Labels.ToArray().Count(other => other == label)) < 1;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Folds_hold_every_sample_once() => Prop.ForAll(Labels, Gen.Choose(2, 4).ToArbitrary(), (labels, k) =>
        HoldEverySampleOnce(Make.Labelled(labels).KFold(k, 1), labels.Length, k)
        && HoldEverySampleOnce(Make.Labelled(labels).StratifiedKFold(k, 1), labels.Length, k)).QuickCheckThrowOnFailure();

    [Fact]
    public void Stratified_folds_spread_each_class_evenly() => Prop.ForAll(Labels, Gen.Choose(2, 4).ToArbitrary(), (labels, k) =>
    {
        DatasetSplit[] folds = [.. Make.Labelled(labels).StratifiedKFold(k, 1)];
        return labels.Distinct().All(label => Spread(folds.Select(fold => fold.Test.Labels.ToArray().Count(other => other == label))) <= 1);
    }).QuickCheckThrowOnFailure();

    private static bool HoldEverySampleOnce(IEnumerable<DatasetSplit> folds, int count, int k)
    {
        DatasetSplit[] all = [.. folds];
        return all.Length == k
            && all.All(fold => IsPartition(fold, count))
            && all.SelectMany(fold => Make.Identities(fold.Test)).Order().SequenceEqual(Enumerable.Range(0, count))
            && Spread(all.Select(fold => fold.Test.Count)) <= 1;
    }

    private static bool IsPartition(DatasetSplit split, int count) =>
        Make.Identities(split.Training).Concat(Make.Identities(split.Test)).Order().SequenceEqual(Enumerable.Range(0, count));

    private static int Spread(IEnumerable<int> counts) => counts.Max() - counts.Min();
}
