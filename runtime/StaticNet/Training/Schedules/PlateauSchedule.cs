namespace StaticNet;

/// <summary>Lowers the rate when the loss no longer falls.</summary>
internal sealed class PlateauSchedule(float factor, int patience, float minRate, float threshold) : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate, factor, patience, minRate, threshold);

    private sealed class Run(double rate, double factor, int patience, double minRate, double threshold) : LearningRateRun
    {
        private double best = double.PositiveInfinity;
        private int epochsWithoutImprovement;

        public override float RateAt(long step) => (float)rate;

        public override void EpochEnded(float loss)
        {
            if (loss < best * (1.0 - threshold))
            {
                best = loss;
                epochsWithoutImprovement = 0;
            }
            else if (++epochsWithoutImprovement > patience)
            {
                // A base rate that is already below the lowest stays.
                rate = Math.Min(rate, Math.Max(rate * factor, minRate));
                epochsWithoutImprovement = 0;
            }
        }
    }
}
