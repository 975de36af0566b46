using System.Collections.Concurrent;
using StaticNet.Generator.Activations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>The kernels of one recurrent layer, compiled once for each vector width.</summary>
internal sealed class RecurrentKernels
{
    private static readonly ConcurrentDictionary<(RecurrentCase Item, int Lanes), Lazy<RecurrentKernels>> Cache = new();

    private RecurrentKernels(RecurrentShape shape, Lanes lanes)
    {
        var step = new RecurrentStep(shape);
        var backward = new RecurrentBackward(shape);
        ActivationKind rectifier = ActivationKinds.Get("ReLU");
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            step.EmitMethod(code, lanes, "Predict");
            new RecurrentForward(shape, Invariant.Text(RecurrentCase.StateFloats)).Emit(code, lanes);
            backward.EmitParameterGradients(code, lanes);
            backward.EmitInputGradient(code, lanes, (width, sum, below) => rectifier.Differentiate(width, sum, below, 0));
        });
        Predict = kernels.Get<Step>("Predict");
        Forward = kernels.Get<Pass>("Layer");
        ParameterGradients = kernels.Get<Gradients>("LayerGradient");
        InputGradient = kernels.Get<Deltas>("LayerInputs");
    }

    public delegate void Step(ref float x, ref float p, ref float state, ref float scratch, ref float y);

    public delegate void Pass(ref float x, ref float p, ref float y, ref float kept, ref int lengths, ref float states, int rows);

    public delegate void Gradients(ref float x, ref float p, ref float y, ref float d, ref float kept, ref float scratch, ref float states, ref float g, int rows, bool first);

    public delegate void Deltas(ref float d, ref float p, ref float scratch, ref float below, ref float y, int rows, bool prepare);

    public Step Predict { get; }

    public Pass Forward { get; }

    public Gradients ParameterGradients { get; }

    public Deltas InputGradient { get; }

    public static RecurrentKernels Of(RecurrentCase item, int lanes) =>
        Cache.GetOrAdd((item, lanes), key => new(() => new RecurrentKernels(item.Shape, Lanes.Of(lanes)))).Value;
}
