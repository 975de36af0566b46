namespace GradientLab;

/// <summary>
/// One story of the laboratory: it measures something, shows it in numbers and pictures, and says what is seen and why. What it measures comes from a method of
/// its own, so that tests can hold the story to its claim.
/// </summary>
public interface IStory
{
    /// <summary>The name on the command line and of its files: lower-case words and hyphens.</summary>
    string Name { get; }

    /// <summary>The title, as in a table of contents.</summary>
    string Title { get; }

    /// <summary>Measures, shows and explains.</summary>
    /// <param name="stage">Where to show it.</param>
    void Tell(Stage stage);
}
