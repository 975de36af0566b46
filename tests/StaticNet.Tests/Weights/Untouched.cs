namespace StaticNet.Tests.Weights;

/// <summary>Holds a network to the bits it had.</summary>
internal static class Untouched
{
    /// <summary>Loads what cannot be loaded: the network keeps every bit, and the message says what is wrong.</summary>
    public static SafetensorsException Fails(INetwork network, byte[] file, params string[] fragments)
    {
        float[] parameters = network.Parameters.ToArray();
        float[] statistics = network.Statistics.ToArray();

        var exception = Assert.Throws<SafetensorsException>(() => network.Load(new MemoryStream(file)));

        Assert.All(fragments, fragment => Assert.Contains(fragment, exception.Message, StringComparison.Ordinal));
        Assert.True(AreSame(parameters, network.Parameters) && AreSame(statistics, network.Statistics), "the network has changed");
        Assert.StartsWith("stream: ", exception.Message);
        Assert.Equal($"stream: {exception.Problem}", exception.Message);
        return exception;
    }

    /// <summary>Bit for bit, also where values are NaN.</summary>
    public static bool AreSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(expected).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(actual));
}
