namespace StaticNet;

/// <summary>Text of a file as messages show it: whatever stands there, a message stays a line that one can read.</summary>
internal static class ShownText
{
    private const int MostCharacters = 80;

    /// <summary>The text between quotation marks, without control characters, cut where it is long.</summary>
    public static string Quoted(string text)
    {
        string shown = text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
        return $"'{string.Create(shown.Length, shown, static (characters, from) =>
        {
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = char.IsControl(from[i]) ? '?' : from[i];
            }
        })}'";
    }
}
