namespace StaticNet.Tests.Weights;

/// <summary>Loading takes all or nothing.</summary>
public class LoadingTests
{
    private static readonly FileTensor Weight = new("0.weight", [3, 2], 1, 2, 3, 4, 5, 6);
    private static readonly FileTensor Bias = new("0.bias", [3], 7, 8, 9);

    [Fact]
    public void A_missing_tensor_is_named_with_its_shape()
    {
        SafetensorsException exception = Untouched.Fails(new SmallNetwork(seed: 1), SafetensorsBytes.Of(Weight), "SmallNetwork wants '0.bias' [3], which the file has not.");

        Assert.Equal("0.bias", exception.TensorName);
    }

    [Fact]
    public void A_tensor_too_many_is_named_with_its_type_and_shape()
    {
        SafetensorsException exception = Untouched.Fails(
            new SmallNetwork(seed: 1), SafetensorsBytes.Of(Weight, Bias, new FileTensor("1.bias", [3], 7, 8, 9)), "The file has '1.bias' F32 [3], which SmallNetwork has not.");

        Assert.Equal("1.bias", exception.TensorName);
    }

    [Fact]
    public void A_name_with_a_slash_is_left_out_of_checkpoints_alone()
    {
        FileTensor other = new("dense/kernel", [1], 7);

        Untouched.Fails(new SmallNetwork(seed: 1), SafetensorsBytes.Of(Weight, Bias, other), "The file has 'dense/kernel' F32 [1], which SmallNetwork has not.");
    }

    // Nobody should write there, but what a network is loaded with must be all that it has.
    [Fact]
    public void Padding_is_zero_afterwards()
    {
        var network = new SmallNetwork(seed: 1);
        network.Parameters.Fill(float.NaN);
        network.Load(new MemoryStream(SafetensorsBytes.Of(Weight, Bias)));

        Assert.Equal(45f, network.Parameters.ToArray().Sum());
    }

    [Fact]
    public void What_is_missing_and_what_is_too_many_stand_together()
    {
        Untouched.Fails(
            new SmallNetwork(seed: 1),
            SafetensorsBytes.Of(Weight with { Name = "layer.weight" }, Bias with { Name = "layer.bias" }),
            "SmallNetwork wants '0.weight' [3, 2], '0.bias' [3], which the file has not. The file has 'layer.weight' F32 [3, 2], 'layer.bias' F32 [3], which SmallNetwork has not.");
    }

    [Fact]
    public void Of_many_tensors_too_many_some_are_named()
    {
        IEnumerable<FileTensor> many = Enumerable.Range(0, 500).Select(i => new FileTensor($"more.{i}", [1], i));

        Untouched.Fails(new SmallNetwork(seed: 1), SafetensorsBytes.Of([Weight, Bias, .. many]), "'more.7' F32 [1] and 492 more");
    }

    [Theory]
    [InlineData(new[] { 2, 3 }, "[2, 3]")]
    [InlineData(new[] { 6 }, "[6]")]
    [InlineData(new[] { 3, 2, 1 }, "[3, 2, 1]")]
    public void Another_shape_is_refused_with_both_also_where_it_has_as_many_values(int[] shape, string text)
    {
        SafetensorsException exception = Untouched.Fails(
            new SmallNetwork(seed: 1), SafetensorsBytes.Of(Weight with { Shape = shape }, Bias), $"tensor '0.weight' is F32 {text} in the file, but SmallNetwork wants [3, 2].");

        Assert.Equal("0.weight", exception.TensorName);
    }

    // The first tensors are right, and an error of the last one keeps them out.
    [Fact]
    public void The_last_of_many_tensors_can_stop_all()
    {
        var network = new NormalisedNetwork(seed: 1);
        List<FileTensor> tensors = SafetensorsBytes.TensorsOf(new NormalisedNetwork(seed: 2));
        FileTensor last = tensors[^1];
        byte[] wide = [.. Enumerable.Repeat(1.0, 4).Append(1e300).SelectMany(BitConverter.GetBytes)];

        Untouched.Fails(network, SafetensorsBytes.Of([.. tensors[..^1], last with { Type = "F64", Bytes = wide }]), $"tensor '{last.Name}' holds 1E+300");
        Untouched.Fails(network, SafetensorsBytes.Of([.. tensors[..^1], last with { Shape = [1, 5] }]), "NormalisedNetwork wants [5]");
        Untouched.Fails(network, SafetensorsBytes.Of(tensors[..^1]), $"NormalisedNetwork wants '{last.Name}' [5]");
    }

    [Theory]
    [InlineData("I64", 8)]
    [InlineData("I32", 4)]
    public void Counts_of_batches_beside_statistics_are_passed_over(string type, int size)
    {
        var network = new NormalisedNetwork(seed: 1);
        List<FileTensor> tensors = SafetensorsBytes.TensorsOf(new NormalisedNetwork(seed: 2));

        network.Load(new MemoryStream(SafetensorsBytes.Of(
            [.. tensors, new FileTensor("norm.num_batches_tracked", type, [], new byte[size]), new FileTensor("3.num_batches_tracked", type, [], new byte[size])])));

        Assert.Equal(tensors.SelectMany(tensor => tensor.Bytes), SafetensorsBytes.TensorsOf(network).SelectMany(tensor => tensor.Bytes));
    }

    [Theory]
    [InlineData("0.num_batches_tracked", "I64", 8)] // a layer without statistics
    [InlineData("num_batches_tracked", "I64", 8)]
    [InlineData("7.num_batches_tracked", "I64", 8)]
    [InlineData("norm.num_batches_tracked", "F64", 8)]
    [InlineData("norm.num_batches_tracked", "BOOL", 1)]
    [InlineData("norm.xnum_batches_tracked", "I64", 8)]
    public void Other_counts_of_batches_are_tensors_too_many(string name, string type, int size)
    {
        var network = new NormalisedNetwork(seed: 1);
        List<FileTensor> tensors = SafetensorsBytes.TensorsOf(network);

        Untouched.Fails(network, SafetensorsBytes.Of([.. tensors, new FileTensor(name, type, [], new byte[size])]), $"The file has '{name}' {type} [], which NormalisedNetwork has not.");
    }

    [Fact]
    public void Counts_of_batches_follow_the_map()
    {
        var network = new NormalisedNetwork(seed: 1);
        var map = new Dictionary<string, string> { ["norm"] = "block.bn" };
        byte[] mapped = SafetensorsBytes.Of(
            [.. SafetensorsBytes.TensorsOf(network).Select(tensor => tensor with { Name = tensor.Name.Replace("norm.", "block.bn.") }), new FileTensor("block.bn.num_batches_tracked", "I64", [], new byte[8])]);

        network.Load(new MemoryStream(mapped), map);
    }

    [Fact]
    public void What_a_checkpoint_has_besides_is_passed_over()
    {
        var network = new SmallNetwork(seed: 1);

        network.Load(new MemoryStream(SafetensorsBytes.OfCheckpoint(Weight, Bias, new FileTensor("optimizer/exp_avg/0.weight", [3, 2], 0, 0, 0, 0, 0, 0))));

        Assert.Equal([1, 2, 3, 4, 5, 6], network.Tensors[0].ToArray());
    }

    [Fact]
    public void Predictions_after_loading_see_the_new_values()
    {
        float[] inputs = [0.5f, -1, 2, 1, 0.25f, -0.75f];
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var source = new NormalisedNetwork(seed);
            foreach (ParameterTensor tensor in source.StatisticTensors)
            {
                tensor.CopyFrom([0.5f, 0.25f, 0.75f, 1.5f, seed]);
            }

            var network = new NormalisedNetwork(seed: 9);
            float[] expected = Predict(source, inputs);
            Assert.NotEqual(expected, Predict(network, inputs));

            network.Load(new MemoryStream(SafetensorsBytes.Of(SafetensorsBytes.TensorsOf(source))));

            Assert.Equal(expected, Predict(network, inputs));
        }
    }

    // Kernels read padding with the rest, so it must stay zero.
    [Fact]
    public void Padding_stays_zero()
    {
        foreach (INetwork network in new INetwork[] { new SmallNetwork(1), new NormalisedNetwork(1), new GatedNetwork(1), new ImageNetwork(1) })
        {
            IEnumerable<FileTensor> ones = SafetensorsBytes.TensorsOf(network).Select(tensor =>
                new FileTensor(tensor.Name, tensor.Shape, [.. Enumerable.Repeat(1f, tensor.Bytes.Length / sizeof(float))]));

            network.Load(new MemoryStream(SafetensorsBytes.Of(ones)));

            Assert.Equal(network.Tensors.Sum(tensor => tensor.Length), network.Parameters.ToArray().Sum());
            Assert.Equal(network.StatisticTensors.Sum(tensor => tensor.Length), network.Statistics.ToArray().Sum());
        }
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_stays_open()
    {
        byte[] file = SafetensorsBytes.Of(Weight, Bias);
        var stream = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };
        var network = new SmallNetwork(seed: 1);

        network.Load(stream);

        Assert.Equal([7, 8, 9], network.Tensors[1].ToArray());
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_stream_without_a_length_is_read_to_its_end()
    {
        var network = new SmallNetwork(seed: 1);
        using var stream = new System.IO.Compression.GZipStream(new MemoryStream(Zipped(SafetensorsBytes.Of(Weight, Bias))), System.IO.Compression.CompressionMode.Decompress);

        network.Load(stream);

        Assert.Equal([7, 8, 9], network.Tensors[1].ToArray());
    }

    [Fact]
    public void Files_that_are_none_are_named()
    {
        var network = new SmallNetwork(seed: 1);
        float[] before = network.Parameters.ToArray();
        using var folder = new TestFolder();
        string empty = folder.Write("empty.safetensors", []);

        Assert.Equal($"{empty}: a safetensors file begins with 8 bytes that say how long its header is, but there are 0 bytes.", Assert.Throws<SafetensorsException>(() => network.Load(empty)).Message);
        Assert.Equal(empty, Assert.Throws<SafetensorsException>(() => network.Load(empty)).FileName);
        Assert.Equal($"{folder.Path}: this is a directory and no safetensors file.", Assert.Throws<SafetensorsException>(() => network.Load(folder.Path)).Message);
        Assert.Contains("none.safetensors", Assert.Throws<FileNotFoundException>(() => network.Load(folder.At("none.safetensors"))).Message);
        Assert.Throws<DirectoryNotFoundException>(() => network.Load(folder.At("none", "none.safetensors")));
        Assert.Throws<ArgumentException>(() => network.Load(string.Empty));
        Assert.Throws<ArgumentNullException>(() => network.Load((string)null!));
        Assert.Throws<ArgumentNullException>(() => network.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => NetworkWeights.Load(null!, empty));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_pipe_is_no_file()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        string path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";

        Assert.Contains("this is no regular file", Assert.Throws<SafetensorsException>(() => new SmallNetwork(seed: 1).Load(path)).Message);
    }

    private static float[] Predict(INetwork network, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static byte[] Zipped(byte[] bytes)
    {
        var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return stream.ToArray();
    }
}
