namespace StaticNet;

/// <summary>Lowers the rate when the loss no longer falls.</summary>
internal sealed class PlateauSchedule(float factor, int patience, float minRate, float threshold) : LearningRateSchedule
{
    public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate, factor, patience, minRate, threshold);

    private sealed class Run(double rate, double factor, int patience, double minRate, double threshold) : LearningRateRun
    {
        private double best = double.PositiveInfinity;
        private int epochsWithoutImprovement;

        public override int StateSize => 3;

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

        public override void SaveState(Span<double> state) => (state[0], state[1], state[2]) = (rate, best, epochsWithoutImprovement);

        public override void LoadState(ReadOnlySpan<double> state)
        {
            if (!(state[0] is >= 0.0 and <= float.MaxValue) || double.IsNaN(state[1]) || !(state[2] is >= 0.0 and <= int.MaxValue && state[2] == Math.Floor(state[2])))
            {
                throw new ArgumentException($"A rate, the best loss and a number of epochs cannot be {state[0]}, {state[1]} and {state[2]}.", nameof(state));
            }

            (rate, best, epochsWithoutImprovement) = (state[0], state[1], (int)state[2]);
        }
    }
}
