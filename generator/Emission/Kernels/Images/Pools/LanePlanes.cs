using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Goes through the planes of images with samples in the lanes: one for each group of samples and each channel, one vector at each position.</summary>
internal static class LanePlanes
{
    /// <summary>Writes a loop over int groups times the channels.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="references">References to the first float of each image, how those to the plane are called, and the floats of a plane.</param>
    /// <param name="body">Writes the statements for one plane.</param>
    public static void Emit(CodeWriter code, int channels, (string Image, string Plane, int Length)[] references, Action body)
    {
        using (code.Open($"for (nint plane = 0; plane < (nint)groups * {Invariant.Text(channels)}; plane++)"))
        {
            foreach ((string image, string plane, int length) in references)
            {
                code.Line(References.Declare(plane, References.Element(image, $"plane * {Invariant.Text(length)}")));
            }

            body();
        }
    }
}
