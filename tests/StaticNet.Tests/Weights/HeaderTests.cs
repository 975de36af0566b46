using System.Text;

namespace StaticNet.Tests.Weights;

/// <summary>What the format forbids is refused, each with a message that says what and where.</summary>
public class HeaderTests
{
    private const string Weight = """
        "0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}
        """;

    private const string Bias = """
        "0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}
        """;

    public static TheoryData<string, string, string?> Violations => new()
    {
        { "", "the header does not begin with '{'", null },
        { $" {{{Weight},{Bias}}}", "the header does not begin with '{'", null },
        { $"[{{{Weight},{Bias}}}]", "the header does not begin with '{'", null },
        { $"\uFEFF{{{Weight},{Bias}}}", "the header does not begin with '{'", null },
        { $"{{{Weight},{Bias}", "not JSON as safetensors files have it", null },
        { $"{{{Weight},{Bias},}}", "not JSON as safetensors files have it", null },
        { $"{{{Weight},{Bias}}} x", "not JSON as safetensors files have it", null },
        { $"{{{Weight},{Bias}}}\0", "not JSON as safetensors files have it", null },
        { $"{{{Weight},/* both */{Bias}}}", "not JSON as safetensors files have it", null },
        { """{"a":{"dtype":"F32","shape":[[[[[[[[[[]]]]]]]]]],"data_offsets":[0,36]}}""", "has whole numbers from 0, but something else came", "a" },
        { """{"\uD800":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}""", "not JSON as safetensors files have it", null },
        { """{"a":1}""", "what describes tensor 'a' is an object, but Number came", "a" },
        { """{"a":null}""", "what describes tensor 'a' is an object, but Null came", "a" },
        { $"{{{Weight},{Weight},{Bias}}}", "describes tensor '0.weight' twice", "0.weight" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "describes tensor 'a' twice", "a" },
        { """{"__metadata__":[]}""", "__metadata__ is an object, but StartArray came", null },
        { """{"__metadata__":{"a":1}}""", "a value of __metadata__ is a text, but Number came", null },
        { """{"__metadata__":{"a":"b","a":"b"}}""", "__metadata__ has 'a' twice", null },
        { """{"__metadata__":{},"__metadata__":{}}""", "the header has __metadata__ twice", null },
        { """{"a":{"shape":[9],"data_offsets":[0,36]}}""", "tensor 'a' has no dtype", "a" },
        { """{"a":{"dtype":"F32","data_offsets":[0,36]}}""", "tensor 'a' has no shape", "a" },
        { """{"a":{"dtype":"F32","shape":[9]}}""", "tensor 'a' has no data_offsets", "a" },
        { """{"a":{"dtype":"F32","dtype":"F32","shape":[9],"data_offsets":[0,36]}}""", "tensor 'a' has 'dtype' twice", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"shape":[9],"data_offsets":[0,36]}}""", "tensor 'a' has 'shape' twice", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36],"data_offsets":[0,36]}}""", "tensor 'a' has 'data_offsets' twice", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36],"order":"C"}}""", "tensor 'a' has 'order' besides dtype, shape and data_offsets", "a" },
        { """{"a":{"dtype":32,"shape":[9],"data_offsets":[0,36]}}""", "dtype of tensor 'a' is a text, but Number came", "a" },
        { """{"a":{"dtype":"float","shape":[9],"data_offsets":[0,36]}}""", "tensor 'a' has the dtype 'float', which is not known", "a" },
        { """{"a":{"dtype":"f32","shape":[9],"data_offsets":[0,36]}}""", "has the dtype 'f32', which is not known", "a" },
        { """{"a":{"dtype":"0","shape":[9],"data_offsets":[0,36]}}""", "has the dtype '0', which is not known", "a" },
        { """{"a":{"dtype":"F32, F64","shape":[9],"data_offsets":[0,36]}}""", "has the dtype 'F32, F64', which is not known", "a" },
        { """{"a":{"dtype":"","shape":[9],"data_offsets":[0,36]}}""", "has the dtype '', which is not known", "a" },
        { """{"a":{"dtype":"F32","shape":9,"data_offsets":[0,36]}}""", "shape of tensor 'a' is a list, but Number came", "a" },
        { """{"a":{"dtype":"F32","shape":["9"],"data_offsets":[0,36]}}""", "shape of tensor 'a' has whole numbers from 0", "a" },
        { """{"a":{"dtype":"F32","shape":[-9],"data_offsets":[0,36]}}""", "shape of tensor 'a' has whole numbers from 0", "a" },
        { """{"a":{"dtype":"F32","shape":[9.0],"data_offsets":[0,36]}}""", "shape of tensor 'a' has whole numbers from 0", "a" },
        { """{"a":{"dtype":"F32","shape":[9e0],"data_offsets":[0,36]}}""", "shape of tensor 'a' has whole numbers from 0", "a" },
        { """{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,36]}}""", "shape of tensor 'a' has whole numbers from 0", "a" },
        { $$$"""{"a":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat(1, 65))}}}],"data_offsets":[0,4]}}""", "shape of tensor 'a' has more than 64 numbers", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[0]}}""", "data_offsets of tensor 'a' are a beginning and an end behind it, but [0] came", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[0,36,36]}}""", "a beginning and an end behind it, but [0, 36, 36] came", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[36,0]}}""", "a beginning and an end behind it, but [36, 0] came", "a" },
        { """{"a":{"dtype":"F32","shape":[9],"data_offsets":[-36,0]}}""", "data_offsets of tensor 'a' has whole numbers from 0", "a" },
        { """{"a":{"dtype":"F32","shape":[8],"data_offsets":[0,36]}}""", "tensor 'a', F32 [8], takes 32 bytes, but its data_offsets [0, 36] leave 36", "a" },
        { """{"a":{"dtype":"F64","shape":[9],"data_offsets":[0,36]}}""", "tensor 'a', F64 [9], takes 72 bytes, but its data_offsets [0, 36] leave 36", "a" },
        { """{"a":{"dtype":"F64","shape":[9223372036854775807,9223372036854775807,9223372036854775807],"data_offsets":[0,36]}}""", "takes more than 2^64 bytes", "a" },

        // 2^61 + 1 numbers of 8 bytes are 8 bytes more than 2^64, which 64 bits would take for 8.
        { """{"a":{"dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8]}}""", "takes 18446744073709551624 bytes", "a" },
        { $"{{{Weight},{Bias.Replace("24,36", "20,32")}}}", "tensor '0.bias' begins at byte 20, where tensor '0.weight' has not ended, which goes to 24", "0.bias" },
        { $"{{{Weight},{Bias.Replace("24,36", "28,40")}}}", "tensor '0.bias' begins at byte 28, but the bytes from 24 belong to no tensor", "0.bias" },
        { """{"a":{"dtype":"F32","shape":[8],"data_offsets":[4,36]}}""", "tensor 'a' begins at byte 4, but the bytes from 0 belong to no tensor", "a" },
        { """{"a":{"dtype":"F32","shape":[8],"data_offsets":[0,32]}}""", "the tensors take 32 bytes behind the header, but 36 are there", null },
        { """{"a":{"dtype":"F32","shape":[10],"data_offsets":[0,40]}}""", "the file is cut short: its tensors take 40 bytes behind the header, but 36 are there", "a" },
        { """{"a":{"dtype":"I8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", "the file is cut short", "a" },
        { "{}", "the tensors take 0 bytes behind the header, but 36 are there", null },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_header_that_the_format_forbids_is_refused(string header, string message, string? tensor)
    {
        SafetensorsException exception = Untouched.Fails(new SmallNetwork(seed: 1), SafetensorsBytes.Of(header, dataLength: 36), message);

        Assert.Equal(tensor, exception.TensorName);
    }

    [Fact]
    public void A_header_of_bytes_that_are_no_text_is_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes($"{{{Weight},{Bias}}}");
        header[3] = 0xFF;

        Untouched.Fails(new SmallNetwork(seed: 1), SafetensorsBytes.Of(header, new byte[36]), "not JSON as safetensors files have it");
    }

    [Theory]
    [InlineData(0, "a safetensors file begins with 8 bytes that say how long its header is, but there are 0 bytes")]
    [InlineData(7, "but there are 7 bytes")]
    [InlineData(8, "the file is cut short: its header would be 125 bytes long, but 0 are left")]
    [InlineData(100, "the file is cut short: its header would be 125 bytes long, but 92 are left")]
    [InlineData(133, "the file is cut short: its tensors take 36 bytes behind the header, but 0 are there")]
    [InlineData(168, "the file is cut short: its tensors take 36 bytes behind the header, but 35 are there")]
    public void A_file_cut_short_says_so(int length, string message)
    {
        byte[] whole = SafetensorsBytes.Of($"{{{Weight},{Bias}}} ", 36);
        Assert.Equal(169, whole.Length);

        Untouched.Fails(new SmallNetwork(seed: 1), whole[..length], message);
    }

    [Fact]
    public void A_length_beyond_all_headers_says_that_this_is_something_else()
    {
        byte[] text = Encoding.UTF8.GetBytes("epoch,loss\n1,0.5\n2,0.25\n");

        Untouched.Fails(new SmallNetwork(seed: 1), text, "and none has more than 100000000: this is no safetensors file");
        Untouched.Fails(new SmallNetwork(seed: 1), [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0], "the header would be 18446744073709551615 bytes long");
    }

    [Fact]
    public void What_torch_save_writes_is_called_by_its_name()
    {
        byte[] zip = [.. "PK\u0003\u0004\0\0\u0008\u0008\0\0\0\0"u8, .. new byte[100]];

        Untouched.Fails(new SmallNetwork(seed: 1), zip, "this is a zip archive, as torch.save writes it", "safetensors.torch.save_file");
    }

    // The first two bytes of this length are those of a zip archive.
    [Fact]
    public void A_header_of_any_length_is_read()
    {
        var network = new SmallNetwork(seed: 1);

        network.Load(new MemoryStream(SafetensorsBytes.Of($"{{{Weight},{Bias}}}".PadRight(0x4B50), 36)));

        Assert.All(network.Parameters.ToArray(), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Messages_stay_lines_whatever_a_file_says()
    {
        string name = "line\\nafter line" + new string('x', 10_000);
        SafetensorsException exception = Untouched.Fails(
            new SmallNetwork(seed: 1), SafetensorsBytes.Of($$$"""{"{{{name}}}":{"dtype":"F32","shape":[8],"data_offsets":[0,36]}}""", 36), "takes 32 bytes", "'line?after line");

        Assert.InRange(exception.Message.Length, 1, 300);
        Assert.Equal(name.Replace("\\n", "\n"), exception.TensorName);
    }

    [Fact]
    public void What_the_format_allows_is_read()
    {
        // Any order of tensors, keys and bytes, numbers without a dimension, tensors without a value, escapes, spaces.
        const string Header = """
            {"0.bias" : {"data_offsets":[0,12], "dtype":"F32","shape":[3] },
             "__metadata__":{"staticnet.checkpoint":"1","\u00e4":""},
             "fit/none":{"dtype":"F8_E4M3","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[12,12]},
             "fit/one":{"dtype":"BOOL","shape":[],"data_offsets":[12,13]},
             "\u0030.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[13,37]}}
            """;
        var network = new SmallNetwork(seed: 1);
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        byte[] bytes = [.. values.SelectMany(BitConverter.GetBytes)];

        network.Load(new MemoryStream(SafetensorsBytes.Of(Encoding.UTF8.GetBytes(Header), [.. bytes[..12], 1, .. bytes[12..]])));

        Assert.Equal([1, 2, 3], network.Tensors[1].ToArray());
        Assert.Equal([4, 5, 6, 7, 8, 9], network.Tensors[0].ToArray());
    }
}
