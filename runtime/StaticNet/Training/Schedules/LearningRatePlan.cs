namespace StaticNet;

/// <summary>What a schedule may know of the run that it is for.</summary>
/// <param name="BaseRate">The rate of the trainer at the start.</param>
/// <param name="Steps">The number of steps of the whole run, at least 1.</param>
/// <param name="StepsPerEpoch">The number of steps of an epoch, at least 1.</param>
public readonly record struct LearningRatePlan(float BaseRate, long Steps, int StepsPerEpoch);
