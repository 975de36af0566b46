using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the class of one vector width: the methods that run the layers in order, one sample, many samples, and a chunk of a training batch there and
/// back; and the kernels of the layers.
/// </summary>
internal static class KernelEmitter
{
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        code.Line($"// {lanes} lanes.");
        code.Line(SourceFile.Mark);
        using (code.Open($"private static class Lanes{lanes}"))
        {
            if (network.IsSequential)
            {
                code.Line("// Floats of the state of one stream.");
                code.Line($"private const int StateFloats = {Support.Invariant.Text(network.StateFloats)};");
                code.Line();
            }

            PredictionEmitter.Emit(code, lanes, network);
            if (network.Loss is not null)
            {
                TrainingEmitter.Emit(code, lanes, network);
                LossEmitter.Emit(code, lanes, network);
            }

            EmitPredictionKernels(code, lanes, network);
            if (network.Loss is not null)
            {
                EmitTrainingKernels(code, lanes, network);
                if (network.TrainsInOnePiece)
                {
                    SmallStepEmitter.Emit(code, lanes, network);
                }
                else if (network.StepsAtOnce)
                {
                    StepEmitter.EmitSteps(code, lanes, network);
                }
            }

            OptimizerEmitter.EmitUpdates(code, lanes, network);
        }

        code.Line();
    }

    private static void EmitPredictionKernels(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        bool isInline = network.IsInline(lanes);
        bool isForMany = ManyEmitter.IsUsed(network);
        bool isCalled = !isInline || isForMany || (network.Loss is not null && !network.IsLossFused);
        if (isCalled && network.Prediction.Steps.Any(step => IsSoftmax(step.Form.Activation)))
        {
            PassEmitter.EmitSoftmax(code, lanes, network.Last.OutputWidth);
        }

        // What one sample and many have in common is written once; what they share with training is written there.
        var written = new HashSet<string>();
        foreach (PredictionStep step in isInline ? [] : network.Prediction.Methods.Where(IsMissing))
        {
            step.Layer.EmitPrediction(code, lanes, step.Form);
            code.Line();
            EmitActivation(code, lanes, step.Form.Name, step.Form.Activation);
        }

        foreach (PredictionStep step in isForMany ? network.Many.Methods.Where(IsMissing) : [])
        {
            step.Layer.EmitMany(code, lanes, step.Form);
            code.Line();
            EmitActivation(code, lanes, step.Form.Name, step.Form.Activation);
        }

        bool IsMissing(PredictionStep step) => (network.Loss is null || step.Form.Name != step.Layer.MethodName) && written.Add(step.Form.Name);
    }

    private static void EmitTrainingKernels(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        IEnumerable<IGrouping<string, LayerPlan>> methods = [.. network.Layers.GroupBy(layer => layer.MethodName)];
        foreach (IGrouping<string, LayerPlan> layers in methods)
        {
            LayerPlan layer = layers.First();
            if (layer.PredictsAsItTrains)
            {
                layer.EmitPrediction(code, lanes, layer.OwnForm);
            }
            else
            {
                layer.EmitForward(code, lanes);
            }

            code.Line();

            // A loss that is fused with the last activation leaves that to predictions.
            bool isPredicted = (!network.IsInline(lanes) && network.Prediction.Steps.Any(step => step.Form.Name == layer.MethodName))
                || (ManyEmitter.IsUsed(network) && network.Many.Steps.Any(step => step.Form.Name == layer.MethodName));
            if (isPredicted || !network.IsLossFused || layers.Any(each => each != network.Last))
            {
                EmitActivation(code, lanes, layer.MethodName, layer.Activation);
            }
        }

        TrainingWorkspace work = network.Workspace;
        foreach (IGrouping<string, LayerPlan> layers in methods)
        {
            LayerPlan layer = layers.First();
            LayerPlan? below = work.DerivedBy(layer);
            layer.EmitBackward(code, lanes, [.. layer.Inputs.Select((_, input) => layers.Any(each => work.NeedsDelta(each.Inputs[input])))], below?.Activation);
            code.Line();
            if (layers.Any(each => TrainingEmitter.DifferentiatesInAPass(network, each)))
            {
                PassEmitter.EmitDerivative(code, lanes, layer);
            }
        }

        if (TrainingEmitter.AddsContributions(network))
        {
            PassEmitter.EmitAccumulate(code, lanes);
        }
    }

    private static void EmitActivation(CodeWriter code, Lanes lanes, string name, ActivationChoice activation)
    {
        ActivationKind kind = ActivationKinds.Get(activation.Kind);
        if (!kind.IsCheap && !kind.IsSoftmax)
        {
            PassEmitter.EmitActivation(code, lanes, name, activation);
        }
    }

    private static bool IsSoftmax(ActivationChoice activation) => ActivationKinds.Get(activation.Kind).IsSoftmax;
}
