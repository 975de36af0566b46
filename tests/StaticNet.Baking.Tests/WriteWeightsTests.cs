using static StaticNet.Baking.Tests.SafetensorsBytes;

namespace StaticNet.Baking.Tests;

/// <summary>The task of the build: a file becomes a text, or an error at the item.</summary>
public sealed class WriteWeightsTests : IDisposable
{
    private const string Item = "<Project>\n  <ItemGroup>\n    <StaticNetWeights Include=\"net.safetensors\" Network=\"App.Net\" />\n  </ItemGroup>\n</Project>";

    private readonly TaskRun run = new();

    public WriteWeightsTests() => File.WriteAllText(run.Project, Item);

    public void Dispose() => run.Dispose();

    [Fact]
    public void A_file_becomes_a_text()
    {
        byte[] data =
        [
            .. Bytes(1f, -0f, float.NaN, float.PositiveInfinity), .. BitConverter.GetBytes(-2.5), 0x00, 0x3C, 0x40, 0x40, .. BitConverter.GetBytes(9L), .. Bytes(5f),
        ];
        Write("{'__metadata__':{'staticnet.checkpoint':'1'},'b.weight':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]},'a':{'dtype':'F64','shape':[],'data_offsets':[16,24]},"
            + "'c':{'dtype':'F16','shape':[1],'data_offsets':[24,26]},'d':{'dtype':'BF16','shape':[1,1],'data_offsets':[26,28]},"
            + "'n.num_batches_tracked':{'dtype':'I64','shape':[],'data_offsets':[28,36]},'optimizer/exp_avg/a':{'dtype':'F32','shape':[1],'data_offsets':[36,40]}}", data);
        Assert.True(run.Execute("net.safetensors", ("Network", "App.Net"), ("Names", "b=a.b; c = d ")));
        Assert.Empty(run.Errors);
        Assert.Equal(
            $"""
            StaticNet weights 1
            network App.Net
            file net.safetensors
            item 3 5 {run.Project}
            name b=a.b
            name c=d
            tensor 0 a
            C0200000
            tensor 2 2 2 b.weight
            3F80000080000000FFC000007F800000
            tensor 1 1 c
            3F800000
            tensor 2 1 1 d
            40400000
            other I64 0 n.num_batches_tracked

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(run.Text));
    }

    [Fact]
    public void A_text_is_written_only_where_it_changes()
    {
        Write("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", Bytes(1f));
        Assert.True(Execute());
        DateTime written = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(run.Text, written);
        Assert.True(Execute());
        Assert.Equal(written, File.GetLastWriteTimeUtc(run.Text));
        Write("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", Bytes(2f));
        Assert.True(Execute());
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(run.Text));
        Assert.EndsWith("\n40000000\n", File.ReadAllText(run.Text));
    }

    [Fact]
    public void Many_values_take_lines_of_64()
    {
        float[] values = [.. Enumerable.Range(0, 130).Select(i => (float)i)];
        Write("{'a':{'dtype':'F32','shape':[130],'data_offsets':[0,520]}}", Bytes(values));
        Assert.True(Execute());
        string[] lines = File.ReadAllLines(run.Text)[5..];
        Assert.Equal([512, 512, 16], lines.Select(line => line.Length));
        Assert.Equal(values, string.Concat(lines).Chunk(8).Select(digits => BitConverter.UInt32BitsToSingle(Convert.ToUInt32(new string(digits), 16))));
    }

    [Fact]
    public void A_name_stays_in_its_line()
    {
        Write("{'a\\n\\u2028b\\u0085':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}}");
        Assert.True(Execute());
        Assert.Equal("tensor 1 0 a\uFFFD\uFFFDb\uFFFD", File.ReadAllLines(run.Text)[^1]);
    }

    [Fact]
    public void A_missing_file_is_reported_at_the_item()
    {
        Assert.False(Execute());
        Assert.Equal(["App.csproj(3,5) SN0902 There is no file 'net.safetensors'."], run.Errors);
        Assert.EndsWith("fault\n", File.ReadAllText(run.Text));
    }

    [Fact]
    public void A_file_that_is_not_whole_is_reported_in_the_words_of_Load()
    {
        Write("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", Bytes(1f));
        Assert.False(Execute());
        Assert.Equal(["App.csproj(3,5) SN0902 'net.safetensors': the file is cut short: its tensors take 8 bytes behind the header, but 4 are there."], run.Errors);
    }

    [Fact]
    public void What_a_name_with_a_slash_holds_is_left_out_of_checkpoints_alone()
    {
        Write("{'dense/kernel':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", Bytes(1f));
        Assert.True(Execute());
        Assert.Contains("tensor 1 1 dense/kernel", File.ReadAllText(run.Text));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(run.PathOf("net.safetensors"));
        Assert.False(Execute());
        Assert.StartsWith("App.csproj(3,5) SN0902 'net.safetensors': ", Assert.Single(run.Errors));
    }

    [Theory]
    [InlineData("Network", "", "StaticNetWeights 'net.safetensors' does not say for which network: Network=\"Digits.LeNet5\".")]
    [InlineData("Name", "App.Net", "StaticNetWeights 'net.safetensors' says Name, but only Network and Names have a meaning.")]
    [InlineData("Names", "0", "Names is a list of a name in the network, '=' and the name in the file, as in \"0=conv1;3=conv2\", but has '0'.")]
    [InlineData("Names", "0=a;=b", "Names is a list of a name in the network, '=' and the name in the file, as in \"0=conv1;3=conv2\", but has '=b'.")]
    [InlineData("Names", "0=a;1=", "Names is a list of a name in the network, '=' and the name in the file, as in \"0=conv1;3=conv2\", but has '1='.")]
    [InlineData("Names", "0=a;0=b", "Names has '0' twice.")]
    public void What_an_item_must_not_say_is_reported(string name, string value, string message)
    {
        Write("{}");
        Assert.False(name == "Network" ? run.Execute("net.safetensors", (name, value)) : run.Execute("net.safetensors", ("Network", "App.Net"), (name, value)));
        Assert.Equal([$"App.csproj(3,5) SN0901 {message}"], run.Errors);
    }

    [Fact]
    public void A_text_recovers_when_the_file_does()
    {
        Assert.False(Execute());
        Write("{}");
        Assert.True(Execute());
        Assert.DoesNotContain("fault", File.ReadAllText(run.Text));
    }

    private bool Execute() => run.Execute("net.safetensors", ("Network", "App.Net"));

    private void Write(string header, params byte[] data) => File.WriteAllBytes(run.PathOf("net.safetensors"), SafetensorsBytes.Of(header, data));
}
