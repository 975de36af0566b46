using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;

namespace Samples.Shared;

/// <summary>
/// Where samples write: colours, pictures and a progress bar in a terminal, plain text where the output goes to a file or
/// another program.
/// </summary>
public static class Screen
{
    // A file has no width; this one keeps every table and row of pictures in one piece.
    private const int PlainWidth = 100;

    private static readonly IAnsiConsole Output = Open();

    /// <summary>Whether colours can be seen.</summary>
    public static bool HasColors { get; } = Output.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    /// <summary>The number of characters that fit beside each other.</summary>
    public static int Width => Output.Profile.Width;

    /// <summary>Writes a title.</summary>
    /// <param name="text">Plain text.</param>
    public static void Title(string text)
    {
        Output.WriteLine();
        Output.Write(new Rule($"[bold]{Markup.Escape(text)}[/]") { Justification = Justify.Left, Border = HasColors ? BoxBorder.Square : BoxBorder.Ascii });
    }

    /// <summary>Writes a paragraph, broken into lines that fit.</summary>
    /// <param name="text">Plain text; line breaks in it count as spaces.</param>
    public static void Say(string text)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                Output.Write(new Text($"{line}\n"));
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Output.Write(new Text($"{line}\n"));
    }

    /// <summary>Writes a table or whatever else can be rendered.</summary>
    /// <param name="content">What.</param>
    public static void Show(IRenderable content) => Output.Write(content);

    /// <summary>A table without rows, drawn with lines in a terminal and with ASCII elsewhere.</summary>
    /// <param name="columns">The headings, of which all but the first stand over numbers.</param>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = HasColors ? TableBorder.Rounded : TableBorder.Ascii };
        for (int i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        }

        return table;
    }

    /// <summary>Trains behind a progress bar, or behind nothing where there is no terminal.</summary>
    /// <param name="what">What is trained.</param>
    /// <param name="fit">Calls Fit; what it gets is for <see cref="FitOptions.Progress"/>.</param>
    public static TrainingHistory Train(string what, Func<IProgress<FitProgress>?, TrainingHistory> fit) =>
        Output.Profile.Capabilities is { Ansi: true, Interactive: true } ? TrainingBar.Run(Output, what, fit) : fit(null);

    /// <summary>Writes the last line of a sample, for programs: "result: sample=digits test_accuracy=0.97".</summary>
    /// <param name="sample">The name of the sample.</param>
    /// <param name="values">What it found, by name.</param>
    public static void Result(string sample, params ReadOnlySpan<(string Name, double Value)> values)
    {
        // Past the console of Spectre, which would break a line that is too long.
        var line = new StringBuilder($"result: sample={sample}");
        foreach ((string name, double value) in values)
        {
            line.Append(CultureInfo.InvariantCulture, $" {name}={value:0.####}");
        }

        Console.WriteLine(line);
    }

    /// <summary>Numbers as they are written everywhere, with a point.</summary>
    /// <param name="text">What to write.</param>
    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static IAnsiConsole Open()
    {
        bool isPlain = Console.IsOutputRedirected;
        if (!isPlain)
        {
            // Half blocks are not in the code pages that Windows may begin with.
            Console.OutputEncoding = Encoding.UTF8;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isPlain)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
