using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>A recurrent layer. Predictions take one step at a time; training takes all steps, and goes back through them.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="cell">Its kind.</param>
/// <param name="cellActivation">What a simple recurrence applies; none where the cell says it itself.</param>
/// <param name="inputWeights">The weights of its inputs.</param>
/// <param name="recurrentWeights">Those of its outputs before.</param>
/// <param name="inputBiases">What is added to the sums of its inputs, or null.</param>
/// <param name="recurrentBiases">What is added to those of its outputs before, or null.</param>
/// <param name="output">Its outputs in the state of a stream.</param>
/// <param name="memoryCells">Its memory cells there, or null.</param>
internal sealed class RecurrentPlan(
    LayerPlace place,
    string cell,
    ActivationChoice cellActivation,
    TensorPlan inputWeights,
    TensorPlan recurrentWeights,
    TensorPlan? inputBiases,
    TensorPlan? recurrentBiases,
    TensorPlan output,
    TensorPlan? memoryCells) : LayerPlan(place)
{
    private readonly RecurrentCell arithmetic = RecurrentCell.Of(cell, cellActivation);

    public override string Summary => $"{cell} {inputWeights.Name}: {Input.Shape} -> {Output.Shape}{(cellActivation.IsNone ? string.Empty : $", {cellActivation.Kind}")}";

    public override string Kernels => $"row products with gates in {(Step.Scratch == 0 ? "registers" : "memory where registers are too few")}; tiled products step by step, outer products";

    public override IEnumerable<TensorPlan> Tensors => inputBiases is null ? [inputWeights, recurrentWeights] : [inputWeights, recurrentWeights, inputBiases, recurrentBiases!];

    public override IEnumerable<TensorPlan> State => memoryCells is null ? [output] : [output, memoryCells];

    public override ActivationChoice Applied => cellActivation;

    public override bool ReadsPacked => true;

    public override bool FusesDerivativeBelow => true;

    public override bool IsInlinable => true;

    public override string? InlineMemory => References.Element("state", output.Offset);

    public override int Scratch => Backward.Scratch;

    public override int Kept => new RecurrentPlaces(Shape).Floats;

    public override int PredictionScratch(PredictionForm form) => Step.Scratch;

    /// <summary>The sums of the gates, those of inputs and of outputs before, and what the cell bounds its memory to.</summary>
    public override int ManyScratch => (2 * Padding.ToLine(Shape.GateStride)) + (arithmetic.HasMemory ? OutputStride : 0);

    public override bool HasManyForm => true;

    private RecurrentShape Shape => new(
        MethodName,
        Summary,
        arithmetic,
        Input.Size,
        OutputWidth,
        Output.Steps,
        inputWeights.Offset,
        recurrentWeights.Offset,
        inputBiases?.Offset,
        recurrentBiases?.Offset,
        output.Offset,
        memoryCells?.Offset);

    private RecurrentStep Step => new(Shape);

    private RecurrentBackward Backward => new(Shape);

    public override long ForwardFlops => Products(Input.Size + OutputWidth);

    public override bool NeedsInlineMemory(Lanes lanes) => true;

    public override int VectorProducts(Lanes lanes) => (Input.Size + OutputWidth) * arithmetic.Gates * Shape.Pieces(lanes).Count;

    public override int InlineVectors(Lanes lanes) => Step.SumVectors(lanes);

    /// <summary>Vectors of units, each with the functions of all its gates: one chain of them, as an activation is.</summary>
    public override int InlineExpensive(Lanes lanes, PredictionForm form) => arithmetic.IsExpensive ? Shape.Pieces(lanes).Count : 0;

    public override Registers EmitInline(CodeWriter code, Lanes lanes, Operand input, PredictionForm form) => Step.EmitInline(code, lanes, $"h{Index}", input.Reference!, form.Constants);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) => Step.EmitMethod(code, lanes, form.Name);

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) => $"{form.Name}(ref {at.Inputs[0]}, ref p, ref state, ref {at.Scratch}, ref {at.Output});";

    /// <summary>Gradients go back through the outputs before whether or not those of the inputs are wanted.</summary>
    public override long BackwardFlops(int wantedInputs) => ForwardFlops + Products(OutputWidth + (wantedInputs * Input.Size));

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => new RecurrentForward(Shape, "StateFloats").EmitParts(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at)
    {
        int sums = Padding.ToLine(Shape.GateStride);
        string before = Rows("state", output.Offset);
        string memory = memoryCells is null ? string.Empty : $"ref {Rows("state", memoryCells.Offset)}, ref {Rows("state", memoryCells.Offset)}, ref {Rows(at.Scratch, 2 * sums)}, ";
        return $"{form.Name}Sums(ref {at.Inputs[0]}, ref p, ref {at.Scratch}, rows);\n"
            + $"{form.Name}RecurrentSums(ref {before}, ref p, ref {Rows(at.Scratch, sums)}, rows);\n"
            + $"{form.Name}Units(ref {at.Scratch}, ref {Rows(at.Scratch, sums)}, {(arithmetic.PassesOutputs ? $"ref {before}, " : string.Empty)}{memory}ref {before}, rows);\n"
            + ElementLoop.Copy(before, at.Output, at.Count(Output));

        static string Rows(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {Invariant.Text(offset)} * (nint)rows)";
    }

    public override void EmitForward(CodeWriter code, Lanes lanes) => new RecurrentForward(Shape, "StateFloats").Emit(code, lanes);

    public override string ForwardCall(TrainingPlaces at) => $"{MethodName}(ref {at.Input()}, ref p, ref {at.Output}, ref {at.Kept}, ref lengths, ref states, rows);";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        Backward.EmitParameterGradients(code, lanes);
        if (needsInputDelta[0])
        {
            code.Line();
            Backward.EmitInputGradient(code, lanes, (width, sum, kept) => below is { } choice ? ActivationKinds.Get(choice.Kind).Differentiate(width, sum, kept, choice.Number) : sum);
        }
    }

    public override string ParameterGradientCall(TrainingPlaces at) =>
        $"{MethodName}Gradient(ref {at.Input()}, ref p, ref {at.Output}, ref {at.Delta}, ref {at.Kept}, ref {at.Scratch}, ref states, ref g, rows, first);";

    // The gradients of what the inputs give to the gates are what is kept first.
    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Inputs(ref {at.Kept}, ref p, ref {at.Scratch}, ref {at.InputKept}, ref {target}, {at.Rows}, first);";

    // Of all gates with so many values, in all steps.
    private long Products(int values) => 2L * values * arithmetic.Gates * OutputWidth * Input.Steps;
}
