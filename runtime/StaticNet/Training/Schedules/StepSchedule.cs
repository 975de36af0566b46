namespace StaticNet;

/// <summary>base factor^floor(epoch / everyEpochs).</summary>
internal sealed class StepSchedule(int everyEpochs, float factor) : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan)
    {
        // The rate only rises or only falls, so the last one says whether all are finite.
        var run = new Run(plan.BaseRate, (long)everyEpochs * plan.StepsPerEpoch, factor);
        float last = run.Rate(plan.Steps - 1);
        return float.IsFinite(last)
            ? run
            : throw new ArgumentOutOfRangeException(
                nameof(factor),
                factor,
                $"The learning rate must stay finite, but multiplying {plan.BaseRate} by {factor} every {everyEpochs} epochs leads to {last}.");
    }

    private sealed class Run(float baseRate, long stepsBetweenChanges, float factor) : LearningRateRun
    {
        private float rate;
        private long nextChange;

        public override float RateAt(long step)
        {
            // Changes are rare, powers slow.
            if (step >= nextChange)
            {
                rate = Rate(step);
                nextChange = ((step / stepsBetweenChanges) + 1) * stepsBetweenChanges;
            }

            return rate;
        }

        public float Rate(long step) => (float)(baseRate * Math.Pow(factor, step / stepsBetweenChanges));
    }
}
