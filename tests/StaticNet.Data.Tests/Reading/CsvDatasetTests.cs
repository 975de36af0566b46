using System.Globalization;
using System.Text;

namespace StaticNet.Data.Tests;

public class CsvDatasetTests
{
    private const string Flowers = "length,width,id,species\n1.5,2,7,rose\n-3e1, 4 ,8, tulip \n\n+.5,6.,9,rose\n";

    [Fact]
    public void Reads_a_header_numbers_and_class_names()
    {
        Dataset data = Read(Flowers, new() { Targets = ["species"], Ignore = ["id"] });

        Assert.Equal([1.5f, 2, -30, 4, 0.5f, 6], data.Inputs.ToArray());
        Assert.Equal([0, 1, 0], data.Labels.ToArray());
        Assert.Equal(["length", "width"], data.FeatureNames);
        Assert.Equal(["rose", "tulip"], data.ClassNames);
        Assert.Equal(2, data.ClassCount);
    }

    [Fact]
    public void Takes_the_last_column_as_the_class_unless_told_otherwise()
    {
        Dataset data = CsvDataset.Read(new StringReader(Flowers));

        Assert.Equal(["length", "width", "id"], data.FeatureNames);
        Assert.Equal([0, 1, 0], data.Labels.ToArray());
    }

    [Fact]
    public void Reads_target_values_in_the_order_asked_for()
    {
        Dataset data = Read("a;b;c;d\n1;2;3;4\n5;6;7;8\n", new() { Delimiter = ';', TargetKind = CsvTargetKind.Values, Targets = ["d", "b"] });

        Assert.Equal([1f, 3, 5, 7], data.Inputs.ToArray());
        Assert.Equal([4f, 2, 8, 6], data.Targets.ToArray());
        Assert.Equal(["d", "b"], data.TargetNames);
        Assert.Equal(2, data.TargetSize);
        Assert.False(data.HasLabels);
    }

    [Fact]
    public void Chooses_columns_by_index_from_either_end()
    {
        const string Text = "x,1,2,y\nz,3,4,w\n";

        Assert.Equal([1f, 2, 3, 4], Read(Text, new() { HasHeader = false, Targets = [0], Ignore = [-1] }).Inputs.ToArray());
        Assert.Equal(["x", "z"], Read(Text, new() { HasHeader = false, Targets = [-4], Ignore = [^1] }).ClassNames);
        Assert.Equal(["w", "y"], Read(Text, new() { HasHeader = false, Targets = [3], Ignore = [0] }).ClassNames);
        Assert.Empty(Read(Text, new() { HasHeader = false, Targets = [0], Ignore = [3] }).FeatureNames);
        Assert.Throws<ArgumentOutOfRangeException>(() => (CsvColumn)(^0));
    }

    [Fact]
    public void Numbers_classes_by_value_where_they_are_numbers_else_by_text()
    {
        Assert.Equal(["2", "10", "33"], Read("a,b\n0,33\n0,10\n0,2\n").ClassNames);
        Assert.Equal(["10", "2", "x"], Read("a,b\n0,x\n0,10\n0,2\n").ClassNames);
        Assert.Equal([1, 0, 2], Read("a,b\n0,10\n0,2\n0,33\n").Labels.ToArray());
        Assert.Equal(["33", "10", "2"], Read("a,b\n0,33\n0,10\n0,2\n", new() { ClassOrder = CsvClassOrder.AsFound }).ClassNames);
    }

    [Fact]
    public void Takes_classes_in_the_order_given_and_under_other_names()
    {
        Dataset data = Read("a,b\n0,1\n0,0\n", new() { Classes = [("0", "malignant"), ("1", "benign"), "2"] });

        Assert.Equal([1, 0], data.Labels.ToArray());
        Assert.Equal(["malignant", "benign", "2"], data.ClassNames);
        Assert.Equal(3, data.ClassCount);
    }

    [Fact]
    public void Skips_lines_before_the_header()
    {
        Dataset data = Read("made by \"hand\nin 1936\r\na,b\r\n1,x\r\n", new() { SkipLines = 2 });

        Assert.Equal(["a"], data.FeatureNames);
        Assert.Equal([1f], data.Inputs.ToArray());
    }

    [Fact]
    public void Reads_quoted_cells()
    {
        Dataset data = Read("\"a, \"\"b\"\"\",c\n\"1\",\"two\nlines, with \"\"quotes\"\"\"\n\" 2 \",x\n");

        Assert.Equal(["a, \"b\""], data.FeatureNames);
        Assert.Equal(["two\nlines, with \"quotes\"", "x"], data.ClassNames);
        Assert.Equal([1f, 2], data.Inputs.ToArray());
    }

    [Fact]
    public void Reads_numbers_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = commas;
        try
        {
            Assert.Equal([1.5f], Read("a;b\n1.5;x\n", new() { Delimiter = ';' }).Inputs.ToArray());
            Assert.Throws<InvalidDataException>(() => Read("a;b\n1,5;x\n", new() { Delimiter = ';' }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Decompresses_what_begins_like_gzip_whatever_its_name()
    {
        byte[] plain = Encoding.UTF8.GetBytes(Flowers);
        byte[] bom = [0xEF, 0xBB, 0xBF, .. plain];
        foreach (byte[] bytes in new[] { plain, bom, Gzip.Compress(plain), Gzip.Compress(bom) })
        {
            string path = Path.GetTempFileName();
            File.WriteAllBytes(path, bytes);
            Assert.Equal(["length", "width", "id"], CsvDataset.Read(path).FeatureNames);
            Assert.Equal(3, CsvDataset.Read(new MemoryStream(bytes)).Count);
            File.Delete(path);
        }
    }

    [Fact]
    public void Leaves_streams_and_readers_open()
    {
        var stream = new MemoryStream(Gzip.Compress(Encoding.UTF8.GetBytes(Flowers)));
        CsvDataset.Read(stream);
        using var reader = new StringReader(Flowers);
        CsvDataset.Read(reader);

        Assert.True(stream.CanRead);
        Assert.Equal(-1, reader.Read());
    }

    private static Dataset Read(string text, CsvDatasetOptions? options = null) => CsvDataset.Read(new StringReader(text), options);
}
