using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>How a layer is computed when predicting, where that differs from training: a batch normalisation behind it may have become part of it.</summary>
/// <param name="Name">What its methods' names begin with.</param>
/// <param name="Activation">What is applied in the end.</param>
/// <param name="BiasOffset">Where its biases lie among the parameters prepared for prediction, or null.</param>
/// <param name="IsInputPacked">Whether it reads the user's own memory.</param>
/// <param name="ScaleOffset">Where the factors of a normalisation that stands by itself lie, or null.</param>
/// <param name="IsLast">Whether nobody reads its outputs' padding.</param>
internal sealed record PredictionForm(string Name, ActivationChoice Activation, int? BiasOffset, bool IsInputPacked, int? ScaleOffset = null, bool IsLast = false)
{
    /// <summary>How its input lies where that is an image left plane by plane; else it lies as its value says.</summary>
    public ImageLayout? InputPlanes { get; init; }

    /// <summary>How a convolution with columns in the lanes ends, or null for any other layer.</summary>
    public ColumnForm? Columns { get; init; }

    /// <summary>The parameters themselves where they are to be part of the code, or null where it reads them at p.</summary>
    public ConstantParameters? Constants { get; init; }

    /// <summary>The parameters of a piece of a row that begins at an offset.</summary>
    public string Parameters(Piece piece, int offset) => Constants?.Load(piece, offset) ?? piece.Load("p", offset);
}
