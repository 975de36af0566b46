using StaticNet.Generator.Emission.Kernels.Images;

namespace StaticNet.Generator.Planning;

/// <summary>How a convolution of one sample with columns in the lanes ends.</summary>
/// <param name="LeavesPlanes">Whether its output is left plane by plane, because all that read it can.</param>
/// <param name="Pool">The pool behind, which became part of it, or null.</param>
internal sealed record ColumnForm(bool LeavesPlanes, TilePool? Pool);
