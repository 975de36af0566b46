namespace StaticNet.Generator.Planning;

/// <summary>What was measured about kernels, as the limits by which they are chosen. One core of Zen 5 with AVX-512, .NET 10.</summary>
internal static class KernelCosts
{
    /// <summary>
    /// The most vector products of a network in one piece. With every product written out into one method, 32 x 32 (128 products of 256 bits) took 23 ns, as with
    /// loops; 64 x 64 (512) took 245 to 303 ns, with loops 73; 128 x 128 (2,048) took 3,450 ns, with loops 350 to 450: past 256 to 512 of them RyuJIT no longer keeps
    /// track of all locals, and spills. A layer of more than 96 products is a loop inside the piece, so that this limit is not reached in text.
    /// </summary>
    public const int MostInlineProducts = 512;

    /// <summary>The most layers of a network in one piece: each has sums and inputs of its own, and RyuJIT stops inlining at 512 locals.</summary>
    public const int MostInlineLayers = 6;

    /// <summary>
    /// The most vectors of a layer in one piece to which an activation is applied that is not cheap. It is written out, and inlined with locals of its own, for each
    /// of them; beyond, a pass has it once in a loop.
    /// </summary>
    public const int MostInlineExpensive = 4;

    /// <summary>
    /// The most parameters that stand in the code itself where weights are baked in and one sample, or one step, is one piece. It takes 0.87 to 1.0 of
    /// the time that parameters in memory take, from 2-6-1 to 90-9-5. But each is written for each width, and has 4 bytes behind the code beside those of the buffer.
    /// </summary>
    public const int MostConstants = 1000;

    /// <summary>
    /// Below this many units a dense layer is computed by dot products: rows are padded to 4 floats at least, so that vectors of fewer units are partly padding,
    /// while dot products fill all lanes with inputs and pay with one horizontal sum for each unit.
    /// </summary>
    public const int FewestUnitsInLanes = 4;

    /// <summary>
    /// Floats of all values of the rows that go through the layers together: half a megabyte of a second-level cache of one, which reads at about 250 GB/s.
    /// </summary>
    public const int CachedFloats = 1 << 17;

    /// <summary>
    /// The fewest samples without images, and the fewest sequences, that go through each layer together. 8 rows are a tile: together they took between 1.03 (3-7-1) and
    /// 0.48 (784-128-10) of the time of one by one, 6 rows between 0.63 and 1.4.
    /// </summary>
    public const int FewestTogether = 8;

    /// <summary>
    /// The most floats of all values of a sample with images, or of a step, for many to go together: 16 of them are 16 MB, which each thread that predicts keeps. Beyond,
    /// a group would leave every cache. Not measured.
    /// </summary>
    public const int MostFloatsTogether = 1 << 18;
}
