using System.ComponentModel;

namespace StaticNet.Numerics;

/// <summary>How an image lies in memory. For generated code.</summary>
/// <param name="Channels">The number of channels.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Channel">Floats from one channel to the next.</param>
/// <param name="Row">Floats from one row to the next.</param>
/// <param name="Column">Floats from one column to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ImageStrides(int Channels, int Rows, int Columns, int Channel, int Row, int Column);
