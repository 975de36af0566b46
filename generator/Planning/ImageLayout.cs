namespace StaticNet.Generator.Planning;

/// <summary>How an image lies in memory while one sample is predicted.</summary>
/// <param name="ChannelStride">Floats from one channel to the next.</param>
/// <param name="RowStride">Floats from one row to the next.</param>
/// <param name="ColumnStride">Floats from one column to the next.</param>
internal readonly record struct ImageLayout(int ChannelStride, int RowStride, int ColumnStride)
{
    /// <summary>Channel by channel without padding, as a user has it.</summary>
    public static ImageLayout Packed(int rows, int columns) => new(rows * columns, columns, 1);

    /// <summary>Place by place, channels padded.</summary>
    public static ImageLayout ChannelsLast(int columns, int positionStride) => new(1, columns * positionStride, positionStride);

    /// <summary>Channel by channel, rows padded.</summary>
    public static ImageLayout Planes(int rows, int rowStride) => new(rows * rowStride, rowStride, 1);
}
