namespace StaticNet;

/// <summary>What stands around an image beside a number of zeros: <c>Padding = Padding.Same</c>.</summary>
public static class Padding
{
    /// <summary>Nothing: the output shrinks by the kernel's size less one.</summary>
    public const int Valid = 0;

    /// <summary>
    /// As many zeros as make the output of size input / stride, rounded up; where their number is odd, the greater half stands behind,
    /// as in TensorFlow and in PyTorch's <c>padding='same'</c>.
    /// </summary>
    public const int Same = -1;
}
