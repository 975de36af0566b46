using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Optimizers;

namespace StaticNet.Generator.Declaration;

/// <summary>Holds what the author of a network wrote into its class against the members that the generator writes.</summary>
internal static class TakenNames
{
    /// <summary>The name under which the constructor is found among those taken.</summary>
    public const string Constructor = ".ctor";

    private const string Predict = "Predict";

    private static readonly HashSet<string> Generated =
    [
        "InputSize", "OutputSize", "ParameterCount", "Parameters", "Tensors", "TensorLayouts", "parameterBuffer",
        "Statistics", "StatisticTensors", "StatisticLayouts", "statisticBuffer", "predictionBuffer", "PrepareForPrediction", Predict, "PredictMany",
        "Trainer", "Lanes4", "Lanes8", "Lanes16", .. OptimizerKinds.All.Select(kind => $"{kind.Name}Trainer"),
    ];

    public static IReadOnlyList<string> Find(INamedTypeSymbol type, List<Problem> problems, CancellationToken cancellation)
    {
        var taken = new List<string>();
        foreach (string name in type.TypeParameters.Select(parameter => parameter.Name).Concat([type.Name]).Where(Generated.Contains))
        {
            taken.Add(name);
            problems.Add(Problem.OnClass(Descriptors.NameTaken, name, type.Name));
        }

        IReadOnlyList<ISymbol> members = type.GetMembers();
        for (int i = 0; i < members.Count; i++)
        {
            ISymbol member = members[i];
            if (member.IsImplicitlyDeclared || member.DeclaringSyntaxReferences.Length == 0 || IsGenerated(member))
            {
                continue;
            }

            var place = new ProblemPlace(null, Member: i);
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                CheckConstructor(type, constructor, place, taken, problems, cancellation);
            }
            else if (Generated.Contains(member.Name) && !IsOverload(member))
            {
                taken.Add(member.Name);
                problems.Add(Problem.At(place, Descriptors.NameTaken, member.Name, type.Name));
            }
        }

        return taken;
    }

    private static void CheckConstructor(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        ProblemPlace place,
        List<string> taken,
        List<Problem> problems,
        CancellationToken cancellation)
    {
        bool isCopy = type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
        var syntax = constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellation) as ConstructorDeclarationSyntax;
        if (syntax is null)
        {
            taken.Add(Constructor);
            problems.Add(Problem.At(place, Descriptors.ConstructorWithoutSeed, type.Name));
        }
        else if (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32)
        {
            taken.Add(Constructor);
            problems.Add(Problem.At(place, Descriptors.NameTaken, $"{type.Name}(int seed)", type.Name));
        }
        else if (!isCopy && !syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
        {
            problems.Add(Problem.At(place, Descriptors.ConstructorWithoutSeed, type.Name));
        }
    }

    // Another Predict beside the generated one.
    private static bool IsOverload(ISymbol member) =>
        member is IMethodSymbol { Name: Predict } method
        && !(method.Arity == 0 && method.Parameters.Length == 2 && IsSpan(method.Parameters[0].Type, "ReadOnlySpan") && IsSpan(method.Parameters[1].Type, "Span"));

    private static bool IsSpan(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { Arity: 1 } span && span.Name == name && span.TypeArguments[0].SpecialType == SpecialType.System_Single;

    // The analyzer sees the class together with what was generated for it.
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences[0].SyntaxTree.FilePath.Contains(typeof(NetworkGenerator).FullName);
}
