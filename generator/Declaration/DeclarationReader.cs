using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    private static readonly ImmutableDictionary<string, LayerKind> LayersByAttribute = LayerKinds.All.ToImmutableDictionary(kind => kind.AttributeName);
    private static readonly ImmutableDictionary<string, OptimizerKind> OptimizersByAttribute = OptimizerKinds.All.ToImmutableDictionary(kind => kind.AttributeName);

    public static NetworkDeclaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        ClassDeclaration declaration = ReadClass(type, problems, cancellation);
        var layers = new List<LayerDeclaration>();
        var optimizers = new List<OptimizerDeclaration>();
        var layerHolders = new HashSet<SyntaxNode?>();
        int[]? input = null;
        LossDeclaration? loss = null;
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
            }
            else if (name == LossAttribute)
            {
                loss = ReadLoss(reader);
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
            declaration,
            (input ?? []).ToEquatableArray(),
            layers.ToEquatableArray(),
            loss,
            optimizers.ToEquatableArray(),
            problems.ToEquatableArray());
    }

    /// <summary>Whether an attribute declares a part of a network, and so has no meaning without [Network].</summary>
    public static bool IsPart(AttributeData attribute)
    {
        string name = FullName(attribute);
        return name is InputAttribute or LossAttribute || LayersByAttribute.ContainsKey(name) || OptimizersByAttribute.ContainsKey(name);
    }

    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => FullName(attribute) == NetworkAttribute);

    private static string FullName(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() ?? string.Empty;

    private static ClassDeclaration ReadClass(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        var containing = new List<TypeHeader>();
        bool isPartial = true;
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellation))
            {
                isPartial = false;
                problems.Add(Problem.OnClass(Descriptors.NotPartial, outer.Name, type.Name));
            }

            if (!SymbolEqualityComparer.Default.Equals(outer, type))
            {
                containing.Insert(0, Header(outer));
            }
        }

        if (type.IsStatic || type.IsAbstract)
        {
            problems.Add(Problem.OnClass(Descriptors.StaticOrAbstract, type.Name, type.IsStatic ? "static" : "abstract"));
        }

        string? containingNamespace = type.ContainingNamespace.IsGlobalNamespace
            ? null
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        return new ClassDeclaration(containingNamespace, containing.ToEquatableArray(), Header(type), HintName(type), isPartial);
    }

    private static TypeHeader Header(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0 ? string.Empty : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escape(parameter.Name)))}>";
        return new TypeHeader(keyword, Escape(type.Name), parameters);
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    // The metadata name tells apart types of the same name with other type parameters; characters that no file name has go.
    private static string HintName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = $"{outer.MetadataName}.{name}";
        }

        if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            name = $"{type.ContainingNamespace.ToDisplayString()}.{name}";
        }

        return name.Replace('`', '-').Replace("@", string.Empty);
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static int[] ReadInput(AttributeReader reader)
    {
        int[] shape = [.. reader.Int32s("shape")];
        if (shape.Length == 0)
        {
            reader.CheckSize("shape", "The number of input sizes", 0);
        }

        foreach (int size in shape)
        {
            reader.CheckSize("shape", "Each input size", size);
        }

        return shape;
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
