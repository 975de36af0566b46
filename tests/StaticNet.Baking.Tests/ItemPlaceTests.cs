namespace StaticNet.Baking.Tests;

/// <summary>An item is found in the file that defines it.</summary>
public sealed class ItemPlaceTests : IDisposable
{
    private readonly TaskRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("a.safetensors", "A", 3)]
    [InlineData("b/b.safetensors", "B", 4)]
    [InlineData("b\\b.safetensors", "B2", 5)]
    [InlineData("c.safetensors", "C", 6)]
    [InlineData("/root/d.safetensors", "D", 7)]
    [InlineData("f.safetensors", "F", 8)]
    [InlineData("e.safetensors", "F", 8)]
    [InlineData("g.safetensors", "G", 10)]
    public void The_line_is_that_of_the_element(string include, string network, int line)
    {
        File.WriteAllText(run.Project, """
            <Project>
              <ItemGroup>
                <StaticNetWeights Include="a.safetensors" Network="A" />
                <StaticNetWeights Include="b/b.safetensors" Network="B" />
                <StaticNetWeights Include="b/b.safetensors" Network="B2" />
                <StaticNetWeights Include="c.safetensors"><Network>C</Network></StaticNetWeights>
                <StaticNetWeights Include="$(Root)d.safetensors" Network="D" />
                <StaticNetWeights Include="e.safetensors; f.safetensors" Network="F" />
                <StaticNetWeights Update="g.safetensors" Network="G" />
                <StaticNetWeights
                  Include="*.safetensors" Network="G" />
              </ItemGroup>
            </Project>
            """);
        Assert.Equal(new ItemPlace(run.Project, line, 5), ItemPlace.Find(run.Project, include, network));
    }

    [Theory]
    [InlineData("<Project />")]
    [InlineData("no project")]
    [InlineData(null)]
    public void Where_it_is_not_found_it_is_the_file(string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(run.Project, text);
        }

        Assert.Equal(new ItemPlace(run.Project, 1, 1), ItemPlace.Find(run.Project, "a.safetensors", "A"));
    }
}
