namespace StaticNet.Data;

/// <summary>Divides samples so that every class is divided in proportion.</summary>
internal static class Strata
{
    /// <summary>Chooses <paramref name="held"/> samples, of each class the first in the order, by largest remainder.</summary>
    public static bool[] HoldOut(int[] labels, int[] order, int held)
    {
        int[] byClass = GroupByClass(labels, order);
        List<Stratum> strata = Find(labels, byClass);
        int[] take = Apportion(strata, labels.Length, held);
        var isHeld = new bool[labels.Length];
        for (int s = 0; s < strata.Count; s++)
        {
            foreach (int index in byClass.AsSpan(strata[s].Start, take[s]))
            {
                isHeld[index] = true;
            }
        }

        return isHeld;
    }

    // Dealt like cards, class after class and going on where the last class ended: so no fold has more than one sample more
    // than another, neither of a class nor in all.
    public static int[] Deal(int[] labels, int[] order, int folds)
    {
        var foldOf = new int[labels.Length];
        int card = 0;
        foreach (int index in GroupByClass(labels, order))
        {
            foldOf[index] = card++ % folds;
        }

        return foldOf;
    }

    private static int[] Apportion(List<Stratum> strata, int total, int held)
    {
        int[] take = [.. strata.Select(stratum => (int)((long)stratum.Count * held / total))];
        IEnumerable<int> byRemainder = Enumerable.Range(0, strata.Count).OrderByDescending(s => (long)strata[s].Count * held % total);
        foreach (int s in byRemainder.Take(held - take.Sum()))
        {
            take[s]++;
        }

        return take;
    }

    // Sorted by label, within a class in the order given; no table as long as the number of classes, which may be anything.
    private static int[] GroupByClass(int[] labels, int[] order) => [.. order.OrderBy(index => labels[index])];

    private static List<Stratum> Find(int[] labels, int[] byClass)
    {
        var strata = new List<Stratum>();
        for (int start = 0; start < byClass.Length;)
        {
            int end = start;
            while (end < byClass.Length && labels[byClass[end]] == labels[byClass[start]])
            {
                end++;
            }

            strata.Add(new Stratum(start, end - start));
            start = end;
        }

        return strata;
    }

    private readonly record struct Stratum(int Start, int Count);
}
