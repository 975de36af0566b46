using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Layer normalisation. gamma and beta lie as a sample does when it is predicted, so that predictions read vectors of them; training has samples in the lanes and
/// broadcasts them. The backward pass computes the moments again from the inputs.
/// </summary>
internal sealed class LayerNormPlan(LayerPlace place, LayerNormDeclaration norm, TensorPlan gamma, TensorPlan beta) : LayerPlan(place)
{
    public override string Summary => $"layer normalisation of {Input.Shape}, {Activation.Kind}";

    public override string Kernels => Output.IsVector ? "row moments" : "lane moments";

    public override IEnumerable<TensorPlan> Tensors => [gamma, beta];

    public override bool PredictsAsItTrains => Output.IsVector;

    public override int Scratch => Output.IsVector ? LayerNormRows.Scratch : LayerNormLanes.Scratch;

    private LayerNormShape Shape => new(MethodName, Summary, Output.Channels, Output.Positions, gamma.Offset, beta.Offset, norm.Epsilon);

    /// <summary>Mean, variance, and a factor and a summand.</summary>
    public override long ForwardFlops => 6 * Output.Shape.Size;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new LayerNormRows(Shape).EmitForward(code, lanes, form.Name, (width, value) => ActivationKinds.ApplyIfCheap(width, value, form.Activation));

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref p, ref {at.Output}, {at.Rows ?? "1"});";

    public override bool HasManyForm => !Output.IsVector;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitForward(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) =>
        Output.IsVector ? PredictionCall(form, at) : $"{form.Name}(ref {at.Inputs[0]}, ref p, ref {at.Output}, groups);";

    public override void EmitForward(CodeWriter code, Lanes lanes) =>
        new LayerNormLanes(Shape).EmitForward(code, lanes, (width, value) => ActivationKinds.ApplyIfCheap(width, value, Activation));

    public override string ForwardCall(TrainingPlaces at) => $"{MethodName}(ref {at.Input()}, ref p, ref {at.Output}, {Count(at)});";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        if (Output.IsVector)
        {
            var kernel = new LayerNormRows(Shape);
            kernel.EmitParameterGradient(code, lanes);
            EmitIfWanted(kernel.EmitInputGradient);
        }
        else
        {
            var kernel = new LayerNormLanes(Shape);
            kernel.EmitParameterGradient(code, lanes);
            EmitIfWanted(kernel.EmitInputGradient);
        }

        void EmitIfWanted(Action<CodeWriter, Lanes> inputGradient)
        {
            if (needsInputDelta[0])
            {
                code.Line();
                inputGradient(code, lanes);
            }
        }
    }

    public override string ParameterGradientCall(TrainingPlaces at) =>
        $"{MethodName}Gradient(ref {at.Input()}, ref {at.Delta}, ref g, ref {at.Scratch}, {Count(at)}, !first);";

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Inputs(ref {at.Input()}, ref {at.Delta}, ref p, ref {target}, {Count(at)});";

    // How many there are of what kernels go through.
    private string Count(TrainingPlaces at) => Output.IsVector ? at.Rows : "groups";
}
