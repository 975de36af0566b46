using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Declaration;

/// <summary>Turns the attributes of a class into a declaration: the one place that sees symbols. It reads whatever it is given and never throws.</summary>
internal static class DeclarationReader
{
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";
    private const string InputAttribute = "StaticNet.InputAttribute";
    private const string LossAttribute = "StaticNet.LossAttribute";
    private const string TelemetryAttribute = "StaticNet.TelemetryAttribute";

    private static readonly ImmutableDictionary<string, LayerKind> LayersByAttribute = LayerKinds.All.ToImmutableDictionary(kind => kind.AttributeName);
    private static readonly ImmutableDictionary<string, OptimizerKind> OptimizersByAttribute = OptimizerKinds.All.ToImmutableDictionary(kind => kind.AttributeName);

    /// <param name="type">The class.</param>
    /// <param name="semantics">What names mean where it stands; null where no code will be written.</param>
    /// <param name="cancellation">Whether the answer is still wanted.</param>
    public static NetworkDeclaration Read(INamedTypeSymbol type, SemanticModel? semantics, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var layers = new List<LayerDeclaration>();
        var optimizers = new List<OptimizerDeclaration>();
        var layerHolders = new HashSet<SyntaxNode?>();
        int[]? input = null;
        int? steps = null;
        LossDeclaration? loss = null;
        AttributeSource? telemetry = null;
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        for (int i = 0; i < attributes.Length; i++)
        {
            string name = FullName(attributes[i]);
            var reader = new AttributeReader(attributes[i], i, problems);
            if (LayersByAttribute.TryGetValue(name, out LayerKind? layer))
            {
                layers.Add(layer.Read(reader));
                layerHolders.Add(attributes[i].ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent);
                if (layerHolders.Count == 2)
                {
                    problems.Add(Problem.On(reader.Source, Descriptors.ScatteredLayers, type.Name));
                    layerHolders.Add(null);
                }
            }
            else if (OptimizersByAttribute.TryGetValue(name, out OptimizerKind? optimizer))
            {
                optimizers.Add(ReadOptimizer(reader, optimizer));
            }
            else if (name == InputAttribute)
            {
                input = ReadInput(reader);
                steps = ReadSteps(reader, input.Length, problems);
            }
            else if (name == LossAttribute)
            {
                loss = ReadLoss(reader);
            }
            else if (name == TelemetryAttribute)
            {
                telemetry = reader.Source;
            }
        }

        if (input is null)
        {
            problems.Add(Problem.OnClass(Descriptors.NoInput, type.Name));
        }

        if (layers.Count == 0)
        {
            problems.Add(Problem.OnClass(Descriptors.NoLayers, type.Name));
        }

        return new NetworkDeclaration(
            ClassReader.Read(type, isSequential: steps is not null, semantics, problems, cancellation),
            (input ?? []).ToEquatableArray(),
            steps,
            layers.ToEquatableArray(),
            loss,
            optimizers.ToEquatableArray(),
            telemetry,
            problems.ToEquatableArray());
    }

    /// <summary>Whether an attribute declares a part of a network, and so has no meaning without [Network].</summary>
    public static bool IsPart(AttributeData attribute)
    {
        string name = FullName(attribute);
        return name is InputAttribute or LossAttribute or TelemetryAttribute || LayersByAttribute.ContainsKey(name) || OptimizersByAttribute.ContainsKey(name);
    }

    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => FullName(attribute) == NetworkAttribute);

    /// <summary>The declaration of the class that says [Network].</summary>
    public static TypeDeclarationSyntax? NetworkSyntax(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.GetAttributes().FirstOrDefault(attribute => FullName(attribute) == NetworkAttribute)
            ?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent as TypeDeclarationSyntax;

    private static string FullName(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() ?? string.Empty;

    private static int[] ReadInput(AttributeReader reader)
    {
        int[] shape = [.. reader.Int32s("shape")];
        if (shape.Length == 0)
        {
            reader.CheckSize("shape", "The number of input sizes", 0);
        }

        for (int i = 0; i < shape.Length; i++)
        {
            reader.CheckSize("shape", "Each input size", shape[i], i);
        }

        return shape;
    }

    private static int? ReadSteps(AttributeReader reader, int sizes, List<Problem> problems)
    {
        if (!reader.Has("Steps"))
        {
            return null;
        }

        if (sizes > 1)
        {
            problems.Add(Problem.OnArgument(reader.Source, "Steps", Descriptors.StepsOfPlaces, Invariant.Text(sizes)));
        }

        return reader.Size("Steps");
    }

    private static LossDeclaration ReadLoss(AttributeReader reader) =>
        new(reader.Source, LossKinds.Get(reader.Member("loss", "MeanSquaredError")).Name, reader.Number("Delta", NumberRange.Positive, 1f));

    private static OptimizerDeclaration ReadOptimizer(AttributeReader reader, OptimizerKind kind)
    {
        var numbers = new List<NamedNumber>
        {
            new("LearningRate", reader.Number("LearningRate", NumberRange.NotNegative, kind.LearningRate)),
        };
        foreach (OptimizerNumber number in kind.Numbers)
        {
            numbers.Add(new NamedNumber(number.Name, reader.Number(number.Name, number.Range, number.Default)));
        }

        return new OptimizerDeclaration(reader.Source, kind.Name, numbers.ToEquatableArray());
    }
}
