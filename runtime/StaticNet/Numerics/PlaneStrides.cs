using System.ComponentModel;

namespace StaticNet.Numerics;

/// <summary>How planes with zeros around lie in memory. For generated code.</summary>
/// <param name="Channel">Floats from one channel to the next.</param>
/// <param name="Row">Floats from one row to the next.</param>
/// <param name="RowsBefore">Rows of zeros before the first.</param>
/// <param name="ColumnsBefore">Columns of zeros before the first.</param>
/// <param name="Stride">How many sequences the columns of a row are dealt out to.</param>
/// <param name="Phase">Floats from one of these to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PlaneStrides(int Channel, int Row, int RowsBefore, int ColumnsBefore, int Stride, int Phase);
