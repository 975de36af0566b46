namespace StaticNet;

/// <summary>What <see cref="BestEpoch"/> remembers besides values.</summary>
/// <param name="Number">The best epoch, from 1; 0 before the first.</param>
/// <param name="Lowest">Its loss; infinite before the first.</param>
/// <param name="LastImprovement">The loss of the last improvement that counted; infinite before the first.</param>
/// <param name="EpochsWithoutImprovement">How many epochs have ended since.</param>
internal readonly record struct BestEpochState(int Number, float Lowest, float LastImprovement, int EpochsWithoutImprovement);
