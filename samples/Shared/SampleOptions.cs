using System.Globalization;
using System.Text;

namespace Samples.Shared;

/// <summary>What the command line of a sample can say.</summary>
/// <param name="Seed">What every random choice of the sample follows from: splits, first parameters, the order of the samples.</param>
/// <param name="Epochs">How often training visits every sample, at most.</param>
/// <param name="Folder">Where other data lies, of a sample with a <see cref="FolderOption"/>; null where that is not used.</param>
/// <param name="Save">The file that weights are saved to, of a sample that has such an option; null where nothing is said.</param>
public readonly record struct SampleOptions(int Seed, int Epochs, string? Folder = null, string? Save = null)
{
    private const string SaveName = "--save";

    private const int WrongUsage = 2;

    /// <summary>
    /// Reads the command line. Where it asks for help, or holds a mistake, that is written and the program is to end.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="about">What the sample does, for the help.</param>
    /// <param name="defaults">What holds where nothing is said.</param>
    /// <param name="options">What was read.</param>
    /// <param name="exitCode">What the program returns if it is to end: 0 after help, 2 after a mistake.</param>
    /// <returns>Whether the sample is to run.</returns>
    public static bool TryParse(string[] args, string about, SampleOptions defaults, out SampleOptions options, out int exitCode) =>
        TryParse(args, about, defaults, null, saves: false, out options, out exitCode);

    /// <param name="folder">The option of a sample that can read other data; null where it cannot.</param>
    /// <param name="saves">Whether the sample can save its weights.</param>
    /// <inheritdoc cref="TryParse(string[], string, SampleOptions, out SampleOptions, out int)"/>
    public static bool TryParse(string[] args, string about, SampleOptions defaults, FolderOption? folder, bool saves, out SampleOptions options, out int exitCode)
    {
        options = defaults;
        exitCode = 0;
        int? epochs = null;
        try
        {
            for (int i = 0; i < args.Length; i++)
            {
                switch (args[i])
                {
                    case "--help" or "-h":
                        Console.WriteLine(Help(about, defaults, folder, saves));
                        return false;
                    case "--seed":
                        options = options with { Seed = Number(args, ++i, lowest: int.MinValue) };
                        break;
                    case "--epochs":
                        epochs = Number(args, ++i, lowest: 1);
                        break;
                    case string name when name == folder?.Name:
                        options = options with { Folder = Path(args, ++i, "folder") };
                        break;
                    case SaveName when saves:
                        options = options with { Save = Path(args, ++i, "file") };
                        break;
                    default:
                        throw new FormatException($"There is no option \"{args[i]}\".");
                }
            }

            options = options with { Epochs = epochs ?? (options.Folder is null ? defaults.Epochs : folder!.Epochs) };
            return true;
        }
        catch (FormatException mistake)
        {
            string more = (folder is null ? "" : $", {folder.Name} FOLDER") + (saves ? $", {SaveName} FILE" : "");
            exitCode = Refuse($"{mistake.Message} Known are --seed N, --epochs N{more} and --help.");
            return false;
        }
    }

    /// <summary>Writes why the sample cannot run with this command line.</summary>
    /// <param name="why">What is wrong, and what would be right.</param>
    /// <returns>What the program returns.</returns>
    public static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return WrongUsage;
    }

    private static int Number(string[] args, int index, int lowest)
    {
        string option = args[index - 1];
        string expected = lowest == 1 ? "a whole number of at least 1" : "a whole number";
        if (index == args.Length)
        {
            throw new FormatException($"{option} wants {expected} behind it, but the command line ends there.");
        }

        return int.TryParse(args[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= lowest
            ? number
            : throw new FormatException($"{option} wants {expected}, not \"{args[index]}\".");
    }

    private static string Path(string[] args, int index, string what) =>
        index < args.Length && args[index].Length > 0
            ? args[index]
            : throw new FormatException($"{args[index - 1]} wants a {what} behind it, but there is none.");

    private static string Help(string about, SampleOptions defaults, FolderOption? folder, bool saves)
    {
        var text = new StringBuilder($"{about}\n\n");
        Add("--seed N", $"what every random choice follows from ({defaults.Seed} unless said)");
        Add("--epochs N", folder is null
            ? $"how often training visits every sample, at most ({defaults.Epochs} unless said)"
            : $"how often training visits every sample, at most ({defaults.Epochs} unless said, {folder.Epochs} with {folder.Name})");
        if (folder is not null)
        {
            Add($"{folder.Name} FOLDER", folder.About);
        }

        if (saves)
        {
            Add($"{SaveName} FILE", "save what was learned, a safetensors file");
        }

        Add("--help", "this text");
        return text.ToString().TrimEnd();

        void Add(string option, string what) => text.Append(CultureInfo.InvariantCulture, $"  {option,-16} {what}\n");
    }
}
