using StaticNet.Generator.Baking;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>The text between the build and the generator is read strictly, and no text is too wild.</summary>
public class WeightsTextTests
{
    private const string Head = "StaticNet weights 1\nnetwork Net\nfile a b.safetensors\nitem 12 3 /a b/c.csproj\n";

    [Fact]
    public void A_text_is_read_as_it_is_written()
    {
        BakedFile file = Read(Head + "name 0=a=b\ntensor 2 1 3 0.the weight\n3F80000040000000\nC0400000\ntensor 0 one\n7FC00001\ntensor 2 0 9 none\nother I64 0 count\n");
        Assert.Null(file.Fault);
        Assert.Equal(("Net", "a b.safetensors", new ItemPlace("/a b/c.csproj", 12, 3), false), (file.Network, file.File, file.Item, file.IsFaulty));
        Assert.Equal([new NamePair("0", "a=b")], file.Names);
        Assert.Equal(["0.the weight", "one", "none", "count"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0x3F800000, 0x40000000, unchecked((int)0xC0400000)], file.Tensors[0].Bits);
        Assert.Equal([0x7FC00001], file.Tensors[1].Bits);
        Assert.Equal([0L, 9L], file.Tensors[2].Shape);
        Assert.Equal("I64", file.Tensors[3].Type);
    }

    [Theory]
    [InlineData("", "its first line is not 'StaticNet weights 1'")]
    [InlineData("StaticNet weights 2\nnetwork Net\n", "its first line is not 'StaticNet weights 1'")]
    [InlineData("StaticNet weights 1\n", "it names no network")]
    [InlineData(Head + "and more", "line 5 is not understood")]
    [InlineData(Head + "item 0 3 a", "line 5 is not understood")]
    [InlineData(Head + "item 1 a", "line 5 is not understood")]
    [InlineData(Head + "item 1 3000000000 a", "line 5 is not understood")]
    [InlineData(Head + "name a", "line 5 is not understood")]
    [InlineData(Head + "name =a", "line 5 is not understood")]
    [InlineData(Head + "tensor", "line 5 is not understood")]
    [InlineData(Head + "tensor 1 2", "line 5 is not understood")]
    [InlineData(Head + "tensor -1 2 a", "line 5 is not understood")]
    [InlineData(Head + "tensor 2 2 a\n3F8000003F800000", "line 5 is not understood")]
    [InlineData(Head + "tensor 999999999 2 a\n3F8000003F800000", "line 5 is not understood")]
    [InlineData(Head + "tensor 2 4294967296 4294967296 a\n3F800000", "line 5 is not understood")]
    [InlineData(Head + "tensor 1 2 a\n3F800000", "line 5 is not understood")]
    [InlineData(Head + "tensor 1 2 a\n3F800000\n3F80 and more", "line 7 is not understood")]
    [InlineData(Head + "tensor 1 1 a\n3F8000003F800000", "line 6 is not understood")]
    [InlineData(Head + "tensor 1 1 a\n3F80000g", "line 6 is not understood")]
    [InlineData(Head + "other I64", "line 5 is not understood")]
    public void What_is_not_understood_is_a_fault(string text, string fault) => Assert.Equal(fault, Read(text).Fault);

    [Fact]
    public void A_text_that_is_not_understood_is_reported()
    {
        InMemoryText text = new("/obj/net.staticnet", Head + "and more");
        var project = new Project { Lanes = "8", Weights = [text] };
        GeneratorRun run = GeneratorRun.Of(project, "using StaticNet; [Network, Input(1), Dense(1)] public partial class Net; public class Use { public object Of = Net.Baked; }");
        Assert.Equal(
            "/a b/c.csproj(12,3): error SN0910: What the build made of 'a b.safetensors' is not understood, line 5 is not understood: rebuild the project, with one version of StaticNet",
            Assert.Single(AnalyzerRun.Of(run.Output, weights: [text])).ToString());
    }

    [Fact]
    public void Other_additional_files_are_left_alone()
    {
        var project = new Project { Lanes = "8", Weights = [new InMemoryText("/project/notes.txt", "network Net")] };
        GeneratorRun run = GeneratorRun.Of(project, "using StaticNet; [Network, Input(1), Dense(1)] public partial class Net;");
        Assert.Equal(2, run.Files.Count);
        Assert.Empty(AnalyzerRun.Of(run.Output, weights: [.. project.Weights]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_text_makes_it_throw(int seed)
    {
        var random = new Random(seed);
        string text = Head + "name 0=a\ntensor 2 1 3 a.weight\n3F8000004000000040400000\ntensor 1 1 a.bias\n7FC00001\nother I64 0 count\n";
        int understood = 0;
        for (int i = 0; i < 5_000; i++)
        {
            char[] letters = [.. text.ToCharArray()];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                letters[random.Next(letters.Length)] = text[random.Next(text.Length)];
            }

            int from = random.Next(letters.Length);
            string mutated = random.Next(3) switch
            {
                0 => new string(letters),
                1 => new string(letters, 0, from),
                _ => new string(letters, 0, from) + text.Substring(random.Next(text.Length - 5), 5) + new string(letters, from, letters.Length - from),
            };
            BakedFile file = Read(mutated);
            understood += file.Fault is null ? 1 : 0;
            Assert.All(file.Tensors, tensor => Assert.Equal(tensor.Type is null ? tensor.Shape.Aggregate(1L, (product, size) => product * size) : 0, tensor.Bits.Count));
        }

        Assert.InRange(understood, 100, 4_900);
    }

    private static BakedFile Read(string text) => BakedText.Read(new InMemoryText("/obj/text.staticnet", text), default);
}
