namespace GradientLab;

/// <summary>The stories, in the order in which a course would tell them.</summary>
public static class Stories
{
    /// <summary>All of them; the first is number 1.</summary>
    public static IReadOnlyList<IStory> All { get; } =
    [
        new ActivationsStory(),
        new VanishingStory(),
        new ZeroInitialisationStory(),
        new DyingReLUsStory(),
        new LinearStackStory(),
        new ScaleAndCentreStory(),
        new BatchSizesStory(),
        new SolversStory(),
        new LocalMinimaStory(),
        new BatchNormalizationStory(),
    ];

    /// <summary>The number of a story, from 1.</summary>
    /// <param name="story">One of <see cref="All"/>.</param>
    public static int NumberOf(IStory story) => 1 + All.Index().First(entry => entry.Item == story).Index;
}
