using System.Globalization;
using CsvHelper;
using GradientLab;

namespace StaticNet.Samples.Tests;

public class GradientLabTests
{
    private const string Program = "GradientLab";

    [Fact]
    public async Task All_stories_run_to_their_end_and_the_curves_they_write_can_be_read()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            // Made by the program, with the folders above it.
            string curves = Path.Combine(folder.FullName, "new", "curves");
            SampleRun run = await SampleRun.Of(Program, "all", "--csv", curves);

            Assert.Empty(run.Error);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal($"result: sample=gradient-lab stories={Stories.All.Count}", run.LastLine);
            Assert.All(Stories.All, story => Assert.Contains($"{Stories.NumberOf(story)}. {story.Title}", run.Output));
            AssertPlain(run.Output);

            string[] files = [.. Directory.GetFiles(curves).Select(path => Path.GetFileName(path))];
            Assert.All(files, file => Assert.EndsWith(".csv", file));
            Assert.All(Stories.All, story => Assert.Contains(files, file => file.StartsWith($"{story.Name}-", StringComparison.Ordinal)));
            Assert.All(files, file => AssertReads(Path.Combine(curves, file)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Stories_are_told_by_number_and_by_name_each_once_and_in_the_order_given()
    {
        // Two of those that take no time.
        IStory first = Stories.All.Single(story => story.Name == "zero-initialisation");
        IStory second = Stories.All.Single(story => story.Name == "activations");
        string number = Stories.NumberOf(first).ToString(CultureInfo.InvariantCulture);
        SampleRun run = await SampleRun.Of(Program, number, second.Name, first.Name);

        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("result: sample=gradient-lab stories=2", run.LastLine);
        Assert.InRange(run.Output.IndexOf(first.Title, StringComparison.Ordinal), 0, run.Output.IndexOf(second.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_lists_every_story_with_its_number()
    {
        SampleRun run = await SampleRun.Of(Program, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        AssertListsAll(run.Output);
        Assert.Contains("--csv FOLDER", run.Output);
    }

    [Theory]
    [InlineData("There is no story \"vanishin\"", "vanishin")]
    [InlineData("There is no story \"0\"", "all", "0")]
    [InlineData("There is no story \"\"", "")]
    [InlineData("There is no option \"--cvs\"", "--cvs", "x")]
    [InlineData("--csv wants a folder behind it", "all", "--csv")]
    [InlineData("--csv wants a folder behind it", "all", "--csv", "")]
    [InlineData("--csv wants a folder behind it", "--csv", "--all")]
    public async Task A_mistake_is_named_and_nothing_runs(string named, params string[] arguments)
    {
        SampleRun run = await SampleRun.Of(Program, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(named, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task An_unknown_story_is_answered_with_those_there_are()
    {
        SampleRun run = await SampleRun.Of(Program, "eleven");

        AssertListsAll(run.Error);
    }

    [Fact]
    public async Task Without_a_terminal_there_is_no_menu()
    {
        SampleRun run = await SampleRun.Of(Program);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("Which story?", run.Error);
        AssertListsAll(run.Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_and_nothing_runs()
    {
        string file = Path.GetTempFileName();
        try
        {
            SampleRun run = await SampleRun.Of(Program, "1", "--csv", file);

            Assert.Equal(2, run.ExitCode);
            Assert.Empty(run.Output);
            Assert.Contains(file, run.Error);
            Assert.DoesNotContain("   at ", run.Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Names_are_words_and_hyphens_and_no_two_the_same()
    {
        Assert.All(Stories.All, story => Assert.Matches("^[a-z]+(-[a-z]+)*$", story.Name));
        Assert.Equal(Stories.All.Count, Stories.All.Select(story => story.Name).Distinct().Count());
    }

    private static void AssertListsAll(string text) =>
        Assert.All(Stories.All, story => Assert.Matches($@"(?m)^ +{Stories.NumberOf(story)}  {story.Name} +{System.Text.RegularExpressions.Regex.Escape(story.Title)}\r?$", text));

    private static void AssertPlain(string output) => Assert.All(output, character => Assert.True(character is '\n' or '\r' or (>= ' ' and <= '~'), $"U+{(int)character:X4}"));

    // A header, rows as wide as it, and no cell empty.
    private static void AssertReads(string path)
    {
        using var text = new StreamReader(path);
        using CsvReader reader = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw }, leaveOpen: true);
        Assert.True(reader.Read(), path);
        int width = reader.FieldCount;
        Assert.True(width > 1, path);
        int rows = 0;
        int numbers = 0;
        while (reader.Read())
        {
            Assert.Equal(width, reader.FieldCount);
            for (int column = 0; column < width; column++)
            {
                string cell = reader.GetString(column);
                Assert.NotEmpty(cell);
                numbers += double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? 1 : 0;
            }

            rows++;
        }

        Assert.True(rows > 1, path);
        Assert.True(numbers >= rows, path);
    }
}
