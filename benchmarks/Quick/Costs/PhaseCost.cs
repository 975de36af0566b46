namespace StaticNet.Benchmarks;

/// <summary>What runs at the same time, so that the slower of both decides.</summary>
/// <param name="Operations">Floating-point operations.</param>
/// <param name="Bytes">Bytes that move between cache and registers.</param>
internal readonly record struct PhaseCost(double Operations, double Bytes);
