namespace StaticNet;

/// <summary>Half a cosine, over some epochs or the whole run.</summary>
internal sealed class CosineSchedule(float toRate, int? epochs) : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan) =>
        new Run(plan.BaseRate, toRate, epochs is { } count ? (long)count * plan.StepsPerEpoch : plan.Steps);

    private sealed class Run(double fromRate, double toRate, long steps) : LearningRateRun
    {
        public override float RateAt(long step) => (float)(toRate + ((fromRate - toRate) * 0.5 * (1.0 + Math.Cos(Math.PI * Math.Min(step, steps) / steps))));
    }
}
