namespace BinaryAddition;

/// <summary>How closely each cell follows the carry.</summary>
/// <param name="Correlations">
/// For each cell the correlation (Pearson) of its value after a step with the carry to the next step: 1 or -1 where the cell is high
/// with the one carry and low with the other, 0 where it has nothing to do with it.
/// </param>
/// <param name="Steps">Over so many steps.</param>
internal sealed record CarryCells(double[] Correlations, int Steps)
{
    /// <summary>The cell that follows it most closely, from 0.</summary>
    public int Closest { get; } = Enumerable.Range(0, Correlations.Length).MaxBy(cell => Math.Abs(Correlations[cell]));

    /// <summary>Watches the cells through additions.</summary>
    public static CarryCells Of(AdderNetwork network, IReadOnlyList<Addition> additions)
    {
        int steps = 0;
        var carry = new Moments();
        var cells = new Moments[Adder.CellCount];
        var products = new double[Adder.CellCount];
        foreach (Addition addition in additions)
        {
            Adder.Add(network, addition, (step, _, values) =>
            {
                int carried = addition.CarryOutOf(step);
                steps++;
                carry.Add(carried);
                for (int cell = 0; cell < values.Length; cell++)
                {
                    cells[cell].Add(values[cell]);
                    products[cell] += carried * (double)values[cell];
                }
            });
        }

        double[] correlations = [.. cells.Select((cell, i) =>
        {
            double covariance = (products[i] / steps) - (carry.Mean(steps) * cell.Mean(steps));
            double deviations = Math.Sqrt(carry.Variance(steps) * cell.Variance(steps));
            return deviations > 0 ? covariance / deviations : 0;
        })];
        return new CarryCells(correlations, steps);
    }

    private struct Moments
    {
        private double sum;
        private double squares;

        public void Add(double value)
        {
            sum += value;
            squares += value * value;
        }

        public readonly double Mean(int count) => sum / count;

        public readonly double Variance(int count) => (squares / count) - (Mean(count) * Mean(count));
    }
}
