using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission.Kernels;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>A recurrent layer, with its tensors among other parameters and its state among what other layers remember.</summary>
public sealed record RecurrentCase(string Cell, int Inputs, int Units, int Steps, bool UseBias = true, string Activation = "Tanh")
{
    public const int StateFloats = 640;

    private const int First = 32;

    public static IEnumerable<RecurrentCase> All => new[] { "SimpleRnn", "Gru", "Lstm" }.SelectMany(Of).Append(new("SimpleRnn", 3, 20, 5, Activation: "ReLU"));

    internal RecurrentShape Shape
    {
        get
        {
            ActivationChoice activation = Cell == "SimpleRnn" ? new ActivationChoice(Activation, 0f) : ActivationChoice.None;
            var shape = new RecurrentShape("Layer", ToString(), RecurrentCell.Of(Cell, activation), Inputs, Units, Steps, First, 0, null, null, 16, null);
            int recurrent = Behind(First, Inputs * shape.GateStride);
            int biases = Behind(recurrent, Units * shape.GateStride);
            return shape with
            {
                RecurrentWeights = recurrent,
                InputBiases = UseBias ? biases : null,
                RecurrentBiases = UseBias ? Behind(biases, shape.GateStride) : null,
                Memory = shape.Cell.HasMemory ? Behind(16, shape.Stride) : null,
            };
        }
    }

    /// <summary>Floats up to the last tensor and some behind it.</summary>
    internal int ParameterFloats => Behind(Shape.RecurrentBiases ?? Shape.RecurrentWeights, Math.Max(1, Units) * Shape.GateStride) + 16;

    public override string ToString() => $"{Cell} {Inputs} -> {Units} over {Steps}{(UseBias ? string.Empty : " without biases")}{(Activation == "Tanh" ? string.Empty : $", {Activation}")}";

    private static int Behind(int offset, int length) => offset + Emission.Padding.ToLine(length) + 16;

    private static IEnumerable<RecurrentCase> Of(string cell) =>
    [
        new(cell, 1, 1, 1),
        new(cell, 3, 3, 2),
        new(cell, 8, 4, 9),
        new(cell, 1, 5, 9),
        new(cell, 3, 8, 2),
        new(cell, 1, 16, 9),
        new(cell, 8, 17, 2),
        new(cell, 1, 20, 9),
        new(cell, 3, 33, 2),
        new(cell, 8, 64, 3),
        new(cell, 3, 128, 2),
        new(cell, 40, 300, 1),
        new(cell, 4, 8, 9, UseBias: false),
        new(cell, 3, 300, 2, UseBias: false),
    ];
}
