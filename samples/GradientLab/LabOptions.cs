using System.Globalization;
using System.Text;
using Samples.Shared;

namespace GradientLab;

/// <summary>What the command line can say.</summary>
/// <param name="Stories">The stories to tell; none where the user is to choose from a menu.</param>
/// <param name="Folder">Where curves go; null for nowhere.</param>
public sealed record LabOptions(IReadOnlyList<IStory> Stories, string? Folder)
{
    private const string About = "GradientLab: see why a network learns, or does not.";

    /// <summary>Reads the command line. Where it asks for help, or holds a mistake, that is written and the program is to end.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="options">What was read.</param>
    /// <param name="exitCode">What the program returns if it is to end: 0 after help, 2 after a mistake.</param>
    /// <returns>Whether stories are to be told.</returns>
    public static bool TryParse(string[] args, out LabOptions options, out int exitCode)
    {
        var stories = new List<IStory>();
        string? folder = null;
        options = new LabOptions([], null);
        exitCode = 0;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    Console.WriteLine(Help());
                    return false;
                case "--all" or "all":
                    stories.AddRange(GradientLab.Stories.All);
                    break;
                case "--csv":
                    if (++i == args.Length || args[i].Length == 0 || IsOption(args[i]))
                    {
                        exitCode = SampleOptions.Refuse("--csv wants a folder behind it, but there is none.");
                        return false;
                    }

                    folder = args[i];
                    break;
                case string option when IsOption(option):
                    exitCode = SampleOptions.Refuse($"There is no option \"{option}\".\n\n{Help()}");
                    return false;
                default:
                    if (Find(args[i]) is not IStory story)
                    {
                        exitCode = SampleOptions.Refuse($"There is no story \"{args[i]}\".\n\n{Help()}");
                        return false;
                    }

                    stories.Add(story);
                    break;
            }
        }

        if (stories.Count == 0 && (Console.IsInputRedirected || Console.IsOutputRedirected))
        {
            exitCode = SampleOptions.Refuse($"Which story? Without a terminal there is no menu to choose from.\n\n{Help()}");
            return false;
        }

        options = new LabOptions([.. stories.Distinct()], folder);
        return true;
    }

    private static bool IsOption(string text) => text.StartsWith('-');

    private static IStory? Find(string text) =>
        GradientLab.Stories.All.FirstOrDefault(story => story.Name == text || GradientLab.Stories.NumberOf(story).ToString(CultureInfo.InvariantCulture) == text);

    private static string Help()
    {
        var text = new StringBuilder($"{About}\n\n");
        foreach (IStory story in GradientLab.Stories.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {GradientLab.Stories.NumberOf(story),2}  {story.Name,-20} {story.Title}\n");
        }

        text.Append("\n  all, or numbers or names of stories; none: a menu\n  --csv FOLDER   writes the curves as files too\n  --help         this text");
        return text.ToString();
    }
}
