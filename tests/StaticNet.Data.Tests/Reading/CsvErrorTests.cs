using System.Text;

namespace StaticNet.Data.Tests;

public class CsvErrorTests
{
    [Theory]
    [InlineData("age,dose,class\n1,2,a\n3,,b\n", "pills.csv, row 3, column 2 \"dose\": the cell is empty, but a number is expected.")]
    [InlineData("age,dose,class\n1,2,a\n3, \" \" ,b\n", "pills.csv, row 3, column 2 \"dose\": the cell is empty")]
    [InlineData("age,dose,class\n\n\n1,many,a\n", "pills.csv, row 4, column 2 \"dose\": \"many\" is not a number.")]
    [InlineData("age,dose,class\n1,\"1,000\",a\n", "\"1,000\" is not a number")]
    [InlineData("age,dose,class\n1,0x10,a\n", "\"0x10\" is not a number")]
    [InlineData("age,dose,class\nNaN,1,a\n", "row 2, column 1 \"age\": \"NaN\" is not a finite float.")]
    [InlineData("age,dose,class\n1,-Infinity,a\n", "\"-Infinity\" is not a finite float")]
    [InlineData("age,dose,class\n1,1e39,a\n", "\"1e39\" is not a finite float")]
    [InlineData("age,dose,class\n1,2,\n", "row 2, column 3 \"class\": the cell is empty, but a class is expected.")]
    [InlineData("age,dose,class\n1,2,a\n1,2\n", "pills.csv, row 3: 2 cells where the header has 3.")]
    [InlineData("age,dose,class\n1,2,a,4\n", "row 2: 4 cells where the header has 3")]
    [InlineData("age,dose,class\n1,\"2\n\n2\",a\n", "row 2, column 2")]
    [InlineData("age,dose,class\n1,\"2,a\n", "pills.csv, row 2: the quotes are malformed")]
    [InlineData("age,dose,class\n1,2\"3,a\n", "row 2: the quotes are malformed")]
    [InlineData("age,dose,class\n", "pills.csv has a header but no rows.")]
    [InlineData("", "pills.csv is empty.")]
    [InlineData("\n \n\n", "pills.csv is empty.")]
    [InlineData("class\na\n", "pills.csv has 1 columns, and all of them are targets or ignored")]
    public void Names_the_file_the_row_and_the_column(string text, string message) => Refuses(text, new(), message);

    [Fact]
    public void Counts_skipped_lines_as_rows()
    {
        Refuses("#\n#\na,b\n1,x\n?,y\n", new() { SkipLines = 2 }, "row 5, column 1 \"a\"");
        Refuses("#\n#\n1,x\n1,\"y\n", new() { SkipLines = 2, HasHeader = false }, "row 4: the quotes are malformed");
        Refuses("1,x\n", new() { SkipLines = 3 }, "pills.csv has 1 lines, all of which were to be skipped");
        Refuses("1,x\n", new() { SkipLines = 1 }, "pills.csv is empty");
    }

    [Fact]
    public void Numbers_columns_that_have_no_name()
    {
        Refuses("1,x\n?,y\n", new() { HasHeader = false }, "row 2, column 1: \"?\" is not a number");
        Refuses("1,x\n1\n", new() { HasHeader = false }, "row 2: 1 cells where the first row has 2");
    }

    [Fact]
    public void Names_target_values_that_are_no_numbers() =>
        Refuses("a,b\n1,x\n", new() { TargetKind = CsvTargetKind.Values }, "row 2, column 2 \"b\": \"x\" is not a number");

    [Fact]
    public void Names_a_class_that_was_not_given() =>
        Refuses("a,b\n1,x\n2,z\n", new() { Classes = ["x", "y"] }, "row 3, column 2 \"b\": \"z\" is none of the classes \"x\", \"y\".");

    [Fact]
    public void Names_columns_that_are_not_there_or_not_one()
    {
        Refuses("a,b,a\n1,2,3\n", new() { Targets = ["c"] }, "pills.csv has no column \"c\"; it has \"a\", \"b\", \"a\".");
        Refuses("a,b,a\n1,2,3\n", new() { Ignore = ["B"] }, "no column \"B\"");
        Refuses("a,b,a\n1,2,3\n", new() { Targets = ["a"] }, "several columns \"a\"; choose one by its index");
        Refuses("a,b,a\n1,2,3\n", new() { Targets = [3] }, "no column at index 3: its 3 columns run from 0 to 2, or from -3 to -1");
        Refuses("a,b,a\n1,2,3\n", new() { Ignore = [-4] }, "no column at index -4");
    }

    [Fact]
    public void Refuses_options_that_contradict_themselves()
    {
        RefusesOptions(new() { SkipLines = -1 }, "SkipLines is -1");
        RefusesOptions(new() { Delimiter = '"' }, "Delimiter is U+0022");
        RefusesOptions(new() { Delimiter = 'é' }, "Delimiter is U+00E9");
        RefusesOptions(new() { Targets = [] }, "Targets is empty");
        RefusesOptions(new() { Targets = [0, 1] }, "Labels come from one column, but Targets names 2");
        RefusesOptions(new() { Targets = ["b"], HasHeader = false }, "Column \"b\" cannot be found by its name");
        RefusesOptions(new() { Ignore = [0, "a"], HasHeader = false }, "Column \"a\" cannot be found by its name");
        RefusesOptions(new() { Targets = ["b"], Ignore = [1] }, "column 2 \"b\" of pills.csv is chosen twice");
        RefusesOptions(new() { Targets = [1, -1], TargetKind = CsvTargetKind.Values }, "chosen twice");
        RefusesOptions(new() { TargetKind = (CsvTargetKind)7 }, "TargetKind 7");
        RefusesOptions(new() { ClassOrder = (CsvClassOrder)7 }, "ClassOrder 7");
        RefusesOptions(new() { Classes = [] }, "Classes is empty");
        RefusesOptions(new() { Classes = ["a", " a "] }, "stands in Classes twice");
        RefusesOptions(new() { Classes = ["a", ""] }, "a text and a name");
        RefusesOptions(new() { Classes = [default] }, "a text and a name");
    }

    [Fact]
    public void Ignores_a_column_that_is_named_twice_in_ignore() =>
        Assert.Equal(1, CsvDataset.Read(new StringReader("a,b,c\n1,2,3\n"), new() { Ignore = ["a", 0] }).InputSize);

    [Fact]
    public void Names_a_gzip_file_that_is_corrupt_or_cut_off()
    {
        byte[] whole = Gzip.Compress(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},x\n"))));
        byte[] flipped = [.. whole];
        flipped[^6] ^= 1;

        Assert.Contains("pills.csv is a corrupt gzip file", Assert.Throws<InvalidDataException>(() => CsvDataset.Read(new MemoryStream(flipped), null, "pills.csv")).Message);
        for (int length = 2; length < whole.Length; length++)
        {
            Assert.Contains(" gzip file", Assert.Throws<InvalidDataException>(() => CsvDataset.Read(new MemoryStream(whole, 0, length))).Message);
        }
    }

    private static void Refuses(string text, CsvDatasetOptions options, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => CsvDataset.Read(new StringReader(text), options, "pills.csv")).Message);

    private static void RefusesOptions(CsvDatasetOptions options, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => CsvDataset.Read(new StringReader("a,b\n1,2\n"), options, "pills.csv")).Message);
}
