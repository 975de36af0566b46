namespace StaticNet;

/// <summary>A linear rise over some steps, or the steps of some epochs, and then another schedule on its own clock.</summary>
internal sealed class WarmupSchedule(int steps, int epochs, LearningRateSchedule then) : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan)
    {
        long warmup = steps + ((long)epochs * plan.StepsPerEpoch);
        return new Run(plan.BaseRate, warmup, then.Start(plan with { Steps = Math.Max(1, plan.Steps - warmup) }));
    }

    private sealed class Run(double baseRate, long warmup, LearningRateRun then) : LearningRateRun
    {
        private bool warm;

        public override float RateAt(long step)
        {
            warm = step >= warmup;
            return warm ? then.RateAt(step - warmup) : (float)(baseRate * (step + 1) / warmup);
        }

        public override void EpochEnded(float loss)
        {
            // What follows judges only what it had a part in.
            if (warm)
            {
                then.EpochEnded(loss);
            }
        }
    }
}
