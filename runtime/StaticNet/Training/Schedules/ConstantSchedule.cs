namespace StaticNet;

internal sealed class ConstantSchedule : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate);

    private sealed class Run(float rate) : LearningRateRun
    {
        public override float RateAt(long step) => rate;
    }
}
