using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Many samples at once at every vector width: with images the samples are in the lanes.</summary>
public class ManySamplesTests
{
    // Trained ones share methods with training, those for inference have their own.
    private static readonly string[] Shapes =
        ["Convolutions", "ConvolutionsOfStrides", "ConvolutionLast", "ConvolutionToOnePlace", "Residual", "ImageAndVector", "ConcatOfImages", "BatchNormOfImage", "LayerNormOfImage", "Width9", "Six"];

    public static TheoryData<int> Widths => [.. VectorWidths.Tested];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Give_what_one_at_a_time_gives(int lanes)
    {
        string declarations = string.Join(
            Environment.NewLine,
            Shapes.Select(shape => $"[Network, {PredictionShapes.Declaration(shape)}] public sealed partial class {shape};\n"
                + $"[Network, {PredictionShapes.Declaration(shape)}, Loss(Loss.Huber), Sgd] public sealed partial class {shape}Trained;"));
        foreach (Type type in NetworkCompiler.Compile(declarations, lanes).Values)
        {
            INetwork network = NetworkCompiler.Create(type, seed: 3);
            for (int count = 1; count <= 40; count++)
            {
                float[] inputs = Batches.Uniform(new Random(count), count * network.InputSize);
                var expected = new float[count * network.OutputSize];
                var actual = new float[expected.Length];
                for (int i = 0; i < count; i++)
                {
                    network.Predict(inputs.AsSpan(i * network.InputSize, network.InputSize), expected.AsSpan(i * network.OutputSize, network.OutputSize));
                }

                network.Predict(inputs, actual);

                GradientCheck.Close(Batches.Doubles(expected), Batches.Doubles(actual), 1e-5, $"{type.Name}, {count} samples, {lanes} lanes");
            }
        }
    }
}
