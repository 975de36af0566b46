using CsvHelper;
using Samples.Shared;
using Spectre.Console.Rendering;

namespace GradientLab;

/// <summary>Where a story shows what it has measured: in the terminal, and as files for other programs where a folder was named.</summary>
/// <param name="folder">Where curves go; null for nowhere. It exists.</param>
/// <param name="story">The story that is told.</param>
public sealed class Stage(string? folder, IStory story)
{
    /// <summary>Writes a heading inside a story.</summary>
    /// <param name="text">Plain text.</param>
    public void Title(string text) => Screen.Title(text);

    /// <summary>Writes a paragraph.</summary>
    /// <param name="text">Plain text.</param>
    public void Say(string text) => Screen.Say(text);

    /// <summary>Writes a table, a chart or a picture.</summary>
    /// <param name="content">What.</param>
    public void Show(IRenderable content) => Screen.Show(content);

    /// <summary>Writes FOLDER/STORY-NAME.csv, if there is a folder: beside the old file first, so that a run that is stopped leaves no half of one.</summary>
    /// <param name="name">What the curve shows: lower-case words and hyphens.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The values; numbers are written with a point and in full.</param>
    public void Curve(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object>> rows)
    {
        if (folder is null)
        {
            return;
        }

        string path = Path.Combine(folder, $"{story.Name}-{name}.csv");
        using (var writer = CsvWriter.ToFile($"{path}.new"))
        {
            Row(writer, columns);
            foreach (IReadOnlyList<object> row in rows)
            {
                Row(writer, row);
            }
        }

        File.Move($"{path}.new", path, overwrite: true);
    }

    private static void Row(CsvWriter writer, IEnumerable<object> fields)
    {
        foreach (object field in fields)
        {
            writer.WriteField(field);
        }

        writer.EndRecord();
    }
}
