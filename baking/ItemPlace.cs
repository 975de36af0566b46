using System.Xml;
using System.Xml.Linq;

namespace StaticNet.Baking;

/// <summary>Where an item stands, for messages: MSBuild knows the file, the line is found by reading it.</summary>
/// <param name="File">The project file, or one that it imports.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ItemPlace(string File, int Line, int Column)
{
    private const string Element = "StaticNetWeights";

    /// <summary>Finds an item; the beginning of the file where it is not found.</summary>
    /// <param name="file">The file that defines it.</param>
    /// <param name="include">What it includes, evaluated.</param>
    /// <param name="network">Its network.</param>
    public static ItemPlace Find(string file, string include, string network)
    {
        try
        {
            XElement? best = XDocument.Load(file, LoadOptions.SetLineInfo).Descendants()
                .Where(element => element.Name.LocalName == Element && Value(element, "Include") is not null)
                .MaxBy(element => Likeness(element, include, network));
            return best is IXmlLineInfo place && place.HasLineInfo() ? new ItemPlace(file, place.LineNumber, Math.Max(1, place.LinePosition - 1)) : new ItemPlace(file, 1, 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException or ArgumentException)
        {
            return new ItemPlace(file, 1, 1);
        }
    }

    // What is written may have properties and wildcards in it; the first of the best is taken.
    private static int Likeness(XElement element, string include, string network)
    {
        string[] parts = Value(element, "Include")!.Split(';', StringSplitOptions.TrimEntries);
        string plain = Plain(include);
        string name = plain[(plain.LastIndexOf('/') + 1)..];
        int byName = parts.Any(part => Plain(part) == plain) ? 4 : parts.Any(part => Plain(part).EndsWith(name, StringComparison.Ordinal)) ? 1 : 0;
        return byName + (Value(element, "Network")?.Trim() == network ? 2 : 0);
    }

    private static string Plain(string path) => path.Replace('\\', '/');

    private static string? Value(XElement element, string name) =>
        element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(inner => inner.Name.LocalName == name)?.Value;
}
