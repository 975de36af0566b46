// Why a network learns, or does not: ten stories about the gradient, each with numbers, a picture and what to see in them.

using GradientLab;
using Samples.Shared;
using Spectre.Console;

if (!LabOptions.TryParse(args, out LabOptions options, out int exitCode))
{
    return exitCode;
}

IReadOnlyList<IStory> stories = options.Stories;
if (stories.Count == 0)
{
    stories = [AnsiConsole.Prompt(new SelectionPrompt<IStory>().Title("Which story?").PageSize(Stories.All.Count + 2).UseConverter(story => Markup.Escape(story.Title)).AddChoices(Stories.All))];
}

if (options.Folder is not null)
{
    try
    {
        Directory.CreateDirectory(options.Folder);
    }
    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
    {
        return SampleOptions.Refuse($"--csv cannot write to \"{options.Folder}\": {problem.Message}");
    }
}

foreach (IStory story in stories)
{
    Screen.Title(Screen.Invariant($"{Stories.NumberOf(story)}. {story.Title}"));
    story.Tell(new Stage(options.Folder, story));
}

Screen.Result("gradient-lab", ("stories", stories.Count));
return 0;
