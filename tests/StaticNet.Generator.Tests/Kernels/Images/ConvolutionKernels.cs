using System.Collections.Concurrent;
using StaticNet.Generator.Activations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>The kernels of one convolution, compiled once for each vector width.</summary>
internal sealed class ConvolutionKernels
{
    public const int WeightOffset = 32;

    private static readonly ConcurrentDictionary<(string Name, int Lanes), Lazy<ConvolutionKernels>> Cache = new();

    private ConvolutionKernels(ConvolutionShape shape, Lanes lanes)
    {
        BiasOffset = WeightOffset + Emission.Padding.ToLine(shape.Extent);
        ParameterLength = BiasOffset + shape.OutputStride;
        ActivationKind rectifier = ActivationKinds.Get("ReLU");
        Compiled = KernelCompiler.Compile(code =>
        {
            Convolution("Biased", BiasOffset, (_, sum) => sum).Emit(code, lanes);
            Convolution("Rectified", BiasOffset, (v, sum) => rectifier.Apply(v, sum, 0)).Emit(code, lanes);
            Convolution("Unbiased", null, (_, sum) => sum).Emit(code, lanes);
            new LaneConvolutionInputs { Name = "Inputs", Comment = "The gradient of the inputs", Shape = shape, WeightOffset = WeightOffset }.Emit(code, lanes);
            Gradients("Gradients", BiasOffset).Emit(code, lanes);
            Gradients("WeightGradients", null).Emit(code, lanes);
        });

        LaneConvolution Convolution(string name, int? bias, Func<Lanes, string, string> finish) =>
            new() { Name = name, Comment = "A convolution", Shape = shape, WeightOffset = WeightOffset, BiasOffset = bias, Finish = finish };

        LaneConvolutionGradient Gradients(string name, int? bias) =>
            new() { Name = name, Comment = "The gradient of the parameters", Shape = shape, WeightOffset = WeightOffset, BiasOffset = bias };
    }

    public delegate void Sweep(ref float x, ref float p, ref float y, int groups);

    public delegate void Gradient(ref float x, ref float d, ref float parameters, int groups, bool accumulate);

    public KernelCompiler Compiled { get; }

    public int BiasOffset { get; }

    public int ParameterLength { get; }

    public static ConvolutionKernels Of(ConvolutionCase item, int lanes) =>
        Cache.GetOrAdd((item.Name, lanes), key => new(() => new ConvolutionKernels(item.Shape, Lanes.Of(lanes)))).Value;
}
