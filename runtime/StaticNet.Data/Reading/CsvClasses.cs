using System.Globalization;

namespace StaticNet.Data;

/// <summary>Turns class texts into labels, while reading and at the end, when all of them are known.</summary>
internal sealed class CsvClasses
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> names = [];
    private readonly List<int> labels = [];
    private readonly bool areGiven;
    private readonly bool areSorted;

    public CsvClasses(CsvDatasetOptions options)
    {
        areGiven = options.Classes is not null;
        areSorted = !areGiven && options.ClassOrder == CsvClassOrder.Sorted;
        foreach (CsvClass one in options.Classes ?? [])
        {
            numbers.Add(one.Text.Trim(), names.Count);
            names.Add(one.Name);
        }
    }

    /// <summary>Counts one more sample; false where the classes were given and this is none of them.</summary>
    public bool TryAdd(string text)
    {
        if (!numbers.TryGetValue(text, out int number))
        {
            if (areGiven)
            {
                return false;
            }

            number = names.Count;
            numbers.Add(text, number);
            names.Add(text);
        }

        labels.Add(number);
        return true;
    }

    public (int[] Labels, string[] Names) Number()
    {
        if (!areSorted)
        {
            return ([.. labels], [.. names]);
        }

        string[] sorted = Sort(names);
        int[] place = [.. names.Select(name => Array.IndexOf(sorted, name))];
        return ([.. labels.Select(label => place[label])], sorted);
    }

    public override string ToString() => $"\"{string.Join("\", \"", numbers.Keys)}\"";

    private static string[] Sort(IEnumerable<string> names)
    {
        string[] byText = [.. names.Order(StringComparer.Ordinal)];
        bool areNumbers = byText.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return areNumbers ? [.. byText.OrderBy(name => double.Parse(name, NumberStyles.Float, CultureInfo.InvariantCulture))] : byText;
    }
}
