namespace StaticNet;

/// <summary>A linear rise over some steps, or the steps of some epochs, and then another schedule on its own clock.</summary>
internal sealed class WarmupSchedule(int steps, int epochs, LearningRateSchedule then) : LearningRateSchedule
{
    internal override string Kind => $"{base.Kind} and {then.Kind}";

    public override LearningRateRun Start(LearningRatePlan plan)
    {
        long warmup = steps + ((long)epochs * plan.StepsPerEpoch);
        return new Run(plan.BaseRate, warmup, then.Start(plan with { Steps = Math.Max(1, plan.Steps - warmup) }));
    }

    private sealed class Run(double baseRate, long warmup, LearningRateRun then) : LearningRateRun
    {
        private bool warm;

        public override int StateSize => 1 + then.StateSize;

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

        public override void SaveState(Span<double> state)
        {
            state[0] = warm ? 1.0 : 0.0;
            then.SaveState(state[1..]);
        }

        public override void LoadState(ReadOnlySpan<double> state)
        {
            warm = state[0] is 0.0 or 1.0
                ? state[0] == 1.0
                : throw new ArgumentException($"Whether the warm-up is over is said by 0 or 1, and not by {state[0]}.", nameof(state));
            then.LoadState(state[1..]);
        }
    }
}
