using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>The one object of a network with weights built in: what it holds, when it is made, and what changing it does.</summary>
public class BakedObjectTests
{
    private const string Small = "Input(3), Dense(5, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd, Adam";
    private const string Folded = "Input(3), Dense(5), BatchNorm(Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Momentum";
    private const string Large = "Input(40), Dense(50, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd";

    public static TheoryData<string> Networks => [Small, Folded, Large];

    private static string Native => $"{VectorWidths.Native}";

    [Theory]
    [InlineData("Input(3), Dense(5), BatchNorm, Dense(7), Dense(1)")]
    [InlineData("Input(1, 7, 7), Conv2D(3, 3), Dense(9)")]
    [InlineData("Input(2, Steps = 3), Gru(5), Lstm(3)")]
    [InlineData("Input(1), Dense(1)")]
    public void Values_are_those_of_the_file_to_the_bit(string attributes)
    {
        uint[] odd = [0x00000000, 0x80000000, 0x00000001, 0x807FFFFF, 0x7F7FFFFF, 0x7F800000, 0xFF800000, 0x7FC00000, 0xFFC12345, 0x7F800001, 0x3F800001, 0x3DCCCCCD];
        BakedBuild build = BakedBuild.Of(attributes, Native, plan =>
        {
            int at = 0;
            var values = new BakedValues(new float[plan.ParameterFloats], new float[plan.StatisticFloats]);
            BakedBuild.Fill(plan.Tensors, values.Parameters, _ => BitConverter.UInt32BitsToSingle(odd[at++ % odd.Length]));
            BakedBuild.Fill(plan.Statistics, values.Statistics, _ => BitConverter.UInt32BitsToSingle(odd[at++ % odd.Length]));
            return values;
        });
        INetwork baked = build.Baked();
        Assert.Equal(Bits(build.Plan.Baked!.Parameters), Bits(baked.Parameters));
        Assert.Equal(Bits(build.Plan.Baked.Statistics), Bits(baked.Statistics));
        Assert.Equal(build.Plan.Tensors.Select(tensor => tensor.Name), baked.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(build.Plan.Statistics.Select(tensor => tensor.Name), baked.StatisticTensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Values_are_data_of_the_assembly_and_no_array_is_ever_made_of_them()
    {
        BakedBuild build = BakedBuild.Of(Large, Native);
        using var stream = new MemoryStream();
        Assert.True(build.Output.Emit(stream).Success);
        stream.Position = 0;
        using var assembly = new PEReader(stream);
        MetadataReader metadata = assembly.GetMetadataReader();
        int[] sizes = [.. metadata.FieldDefinitions.Select(metadata.GetFieldDefinition)
            .Where(field => (field.Attributes & System.Reflection.FieldAttributes.HasFieldRVA) != 0)
            .Select(field => metadata.GetTypeDefinition((TypeDefinitionHandle)field.DecodeSignature(new TypeHandles(), null)).GetLayout().Size)];
        Assert.Contains(build.Plan.ParameterFloats * sizeof(float), sizes);

        // Allocated: the object, its buffer, the views of its tensors. The second time the code is there.
        var constructor = build.Type.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance).Single();
        object[] marker = [Activator.CreateInstance(constructor.GetParameters()[0].ParameterType)!];
        constructor.Invoke(marker);
        constructor.Invoke(marker);
        long before = GC.GetAllocatedBytesForCurrentThread();
        constructor.Invoke(marker);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        int buffer = build.Plan.ParameterFloats * sizeof(float);
        Assert.InRange(allocated, buffer, buffer + 2_000);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predicting_allocates_nothing(string attributes)
    {
        INetwork baked = BakedBuild.Of(attributes, Native).Baked();
        float[] inputs = Values(baked.InputSize, 1);
        float[] outputs = new float[baked.OutputSize];
        baked.Predict(inputs, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        baked.Predict(inputs, outputs);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Threads_that_ask_at_the_same_time_get_one_object()
    {
        for (int round = 0; round < 5; round++)
        {
            BakedBuild build = BakedBuild.Of(Small, Native);
            _ = build.Type;
            using var start = new Barrier(8);
            var found = new INetwork[8];
            var outputs = new float[8][];
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(i => new Thread(() =>
            {
                outputs[i] = new float[2];
                start.SignalAndWait();
                found[i] = build.Baked();
                found[i].Predict([1f, 2f, 3f], outputs[i]);
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.All(found, each => Assert.Same(found[0], each));
            Assert.All(outputs, each => Assert.Equal(outputs[0], each));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_changed_parameter_shows_in_the_next_prediction(string attributes)
    {
        BakedBuild build = BakedBuild.Of(attributes, Native);
        INetwork baked = build.Baked();
        INetwork copy = build.Copy();
        float[] before = Predict(baked);
        foreach (INetwork network in new[] { baked, copy })
        {
            network.Tensors[0][0, 1] += 3f;
            network.Tensors[^1][1] -= 1f;
        }

        float[] after = Predict(baked);
        Assert.NotEqual(before, after);
        Assert.Equal(Predict(copy), after);

        // Also through a span taken before the last prediction, but where prediction prepares its parameters.
        Span<float> kept = baked.Parameters;
        Predict(baked);
        if (baked.Statistics.IsEmpty)
        {
            kept[baked.Tensors[^1].Layout.Offset] += 5f;
            Assert.Equal(after[0] + 5f, Predict(baked)[0], 1e-5f);
        }

        // What was built in is still there for others.
        Assert.Equal(before, Predict(build.Copy()));
    }

    [Fact]
    public void A_changed_statistic_shows_too()
    {
        BakedBuild build = BakedBuild.Of(Folded, Native);
        INetwork baked = build.Baked();
        INetwork copy = build.Copy();
        float[] before = Predict(baked);
        baked.StatisticTensors[0][2] += 1f;
        copy.StatisticTensors[0][2] += 1f;
        Assert.NotEqual(before, Predict(baked));
        Assert.Equal(Predict(copy), Predict(baked));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_can_be_trained_as_a_copy_can(string attributes)
    {
        BakedBuild build = BakedBuild.Of(attributes, Native);
        INetwork baked = build.Baked();
        INetwork copy = build.Copy();
        Predict(baked);
        float[] inputs = Values(5 * baked.InputSize, 3);
        float[] targets = Values(5 * baked.OutputSize, 4);
        string optimizer = attributes.Contains("Momentum") ? "MomentumTrainer" : "SgdTrainer";
        Trainer[] trainers = [.. new[] { baked, copy }.Select(network => (Trainer)Activator.CreateInstance(build.Type.GetNestedType(optimizer)!, network)!)];
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(trainers[1].Step(inputs, targets), trainers[0].Step(inputs, targets));
            Assert.Equal(Predict(copy), Predict(baked));
        }

        Assert.NotEqual(build.Plan.Baked!.Parameters, baked.Parameters.ToArray());
    }

    [Fact]
    public void Other_objects_of_the_class_are_as_ever()
    {
        BakedBuild build = BakedBuild.Of(Small, Native);
        var other = (INetwork)Activator.CreateInstance(build.Type, 5)!;
        Assert.NotEqual(build.Plan.Baked!.Parameters, other.Parameters.ToArray());
        float[] before = Predict(other);
        Assert.NotEqual(Predict(build.Baked()), before);
        Assert.Equal(before, Predict((INetwork)Activator.CreateInstance(build.Type, 5)!));
    }

    private static float[] Predict(INetwork network)
    {
        float[] outputs = new float[network.OutputSize];
        network.Predict(Values(network.InputSize, 9), outputs);
        return outputs;
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() + 0.1f)];
    }

    private static uint[] Bits(ReadOnlySpan<float> values) => System.Runtime.InteropServices.MemoryMarshal.Cast<float, uint>(values).ToArray();

    // The type of a field of data is one that the compiler made for its size.
    private sealed class TypeHandles : ISignatureTypeProvider<EntityHandle, object?>
    {
        public EntityHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

        public EntityHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default(TypeDefinitionHandle);

        public EntityHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => throw new NotSupportedException();

        public EntityHandle GetArrayType(EntityHandle elementType, ArrayShape shape) => throw new NotSupportedException();

        public EntityHandle GetByReferenceType(EntityHandle elementType) => throw new NotSupportedException();

        public EntityHandle GetFunctionPointerType(MethodSignature<EntityHandle> signature) => throw new NotSupportedException();

        public EntityHandle GetGenericInstantiation(EntityHandle genericType, System.Collections.Immutable.ImmutableArray<EntityHandle> typeArguments) => throw new NotSupportedException();

        public EntityHandle GetGenericMethodParameter(object? genericContext, int index) => throw new NotSupportedException();

        public EntityHandle GetGenericTypeParameter(object? genericContext, int index) => throw new NotSupportedException();

        public EntityHandle GetModifiedType(EntityHandle modifier, EntityHandle unmodifiedType, bool isRequired) => throw new NotSupportedException();

        public EntityHandle GetPinnedType(EntityHandle elementType) => throw new NotSupportedException();

        public EntityHandle GetPointerType(EntityHandle elementType) => throw new NotSupportedException();

        public EntityHandle GetSZArrayType(EntityHandle elementType) => throw new NotSupportedException();

        public EntityHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => throw new NotSupportedException();
    }
}
