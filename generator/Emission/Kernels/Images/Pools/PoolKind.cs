namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>What a pool takes of each window.</summary>
internal enum PoolKind
{
    /// <summary>The greatest value. Padding never wins; a NaN always does.</summary>
    Max,

    /// <summary>The sum divided by the size of the window: padding counts as zeros.</summary>
    Average,
}
