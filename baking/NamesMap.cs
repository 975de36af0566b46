namespace StaticNet.Baking;

/// <summary>Names in the file for names in the network, as an item says them: "0=conv1;3=conv2".</summary>
internal static class NamesMap
{
    /// <summary>Reads a map.</summary>
    /// <exception cref="ItemException">It is no list of pairs, or has a name twice.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[0].Length == 0 || sides[1].Length == 0)
            {
                throw new ItemException($"Names is a list of a name in the network, '=' and the name in the file, as in \"0=conv1;3=conv2\", but has '{part}'.");
            }

            if (pairs.Exists(pair => pair.Key == sides[0]))
            {
                throw new ItemException($"Names has '{sides[0]}' twice.");
            }

            pairs.Add(new(sides[0], sides[1]));
        }

        return pairs;
    }
}
