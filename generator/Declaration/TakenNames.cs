using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Optimizers;

namespace StaticNet.Generator.Declaration;

/// <summary>Holds what the author of a network wrote into its class against the members that the generator writes.</summary>
internal static class TakenNames
{
    /// <summary>The name under which the constructor is found among those taken.</summary>
    public const string Constructor = ".ctor";

    /// <summary>The name under which Predict of sequences of different lengths is found among those taken.</summary>
    public const string PredictLengths = "Predict(lengths)";

    private const string Predict = "Predict";
    private const string Step = "Step";
    private const string State = "State";
    private const string CreateState = "CreateState";

    private static readonly HashSet<string> Generated =
    [
        "InputSize", "OutputSize", "ParameterCount", "Parameters", "Tensors", "TensorLayouts", "parameterBuffer",
        "Statistics", "StatisticTensors", "StatisticLayouts", "statisticBuffer", "predictionBuffer", "PrepareForPrediction", "NetworkParts", Predict, "PredictMany",
        "Trainer", "Lanes4", "Lanes8", "Lanes16", .. OptimizerKinds.All.Select(kind => $"{kind.Name}Trainer"),
    ];

    // Of networks for sequences only: others may use these names as they like.
    private static readonly HashSet<string> GeneratedForSequences =
        [Step, "StepMany", "Steps", "StepInputSize", "StepOutputSize", State, CreateState, "StateLayouts", "StateTensorLayouts", "PredictSequences"];

    // Of networks with weights built in only.
    private static readonly HashSet<string> GeneratedForBaked = [BakedEmitter.Property, BakedEmitter.Values, BakedEmitter.Flag, BakedEmitter.PredictTouched, BakedEmitter.StepTouched];

    /// <param name="type">The class.</param>
    /// <param name="isSequential">Whether the network is for sequences.</param>
    /// <param name="problems">Where what is taken is noted.</param>
    /// <param name="bakedProblems">Where what is taken is noted that is so only with weights built in.</param>
    /// <param name="cancellation">Whether the answer is still wanted.</param>
    public static IReadOnlyList<string> Find(INamedTypeSymbol type, bool isSequential, List<Problem> problems, List<Problem> bakedProblems, CancellationToken cancellation)
    {
        var taken = new List<string>();
        foreach (string name in type.TypeParameters.Select(parameter => parameter.Name).Concat([type.Name]).Where(name => ProblemsOf(name) is not null))
        {
            taken.Add(name);
            ProblemsOf(name)!.Add(Problem.OnClass(Descriptors.NameTaken, name, type.Name));
        }

        IReadOnlyList<ISymbol> members = type.GetMembers();
        for (int i = 0; i < members.Count; i++)
        {
            ISymbol member = members[i];
            if (member.IsImplicitlyDeclared || member.DeclaringSyntaxReferences.Length == 0 || IsOurs(member))
            {
                continue;
            }

            var place = new ProblemPlace(null, Member: i);
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                CheckConstructor(type, constructor, place, taken, problems, cancellation);
            }
            else if (ProblemsOf(member.Name) is { } theirs && KeyOf(member, isSequential) is { } key)
            {
                taken.Add(key);
                theirs.Add(Problem.At(place, Descriptors.NameTaken, member.Name, type.Name));
            }
        }

        return taken;

        List<Problem>? ProblemsOf(string name) =>
            Generated.Contains(name) || (isSequential && GeneratedForSequences.Contains(name)) ? problems
            : GeneratedForBaked.Contains(name) ? bakedProblems
            : null;
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

    // By what it is found among the names taken, or null for another method beside the generated one.
    private static string? KeyOf(ISymbol member, bool isSequential) => member switch
    {
        IMethodSymbol { Name: Predict } method => Takes(method, IsInputs, IsOutputs) ? Predict : isSequential && Takes(method, IsInputs, IsLengths, IsOutputs) ? PredictLengths : null,
        IMethodSymbol { Name: Step } method => Takes(method, IsState, IsInputs, IsOutputs) ? Step : null,
        IMethodSymbol { Name: CreateState } method => Takes(method) ? CreateState : null,
        _ => member.Name,
    };

    private static bool Takes(IMethodSymbol method, params Func<IParameterSymbol, bool>[] parameters) =>
        method.Arity == 0 && method.Parameters.Length == parameters.Length && method.Parameters.Zip(parameters, (parameter, fits) => fits(parameter)).All(fits => fits);

    private static bool IsInputs(IParameterSymbol parameter) => IsSpan(parameter, "ReadOnlySpan", SpecialType.System_Single);

    private static bool IsLengths(IParameterSymbol parameter) => IsSpan(parameter, "ReadOnlySpan", SpecialType.System_Int32);

    private static bool IsOutputs(IParameterSymbol parameter) => IsSpan(parameter, "Span", SpecialType.System_Single);

    // The type may not have been generated yet.
    private static bool IsState(IParameterSymbol parameter) => parameter.RefKind != RefKind.None && parameter.Type.Name == State;

    private static bool IsSpan(IParameterSymbol parameter, string name, SpecialType element) =>
        parameter.Type is INamedTypeSymbol { Arity: 1 } span && span.Name == name && span.TypeArguments[0].SpecialType == element;

    // The analyzer sees the class together with what was generated for it.
    private static bool IsOurs(ISymbol member) =>
        member.DeclaringSyntaxReferences[0].SyntaxTree.FilePath.Contains(typeof(NetworkGenerator).FullName);
}
