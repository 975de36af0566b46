using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Diagnostics;

/// <summary>
/// What is wrong with weights that the project file names for a network: reported at the item there, when the whole project is known. SN0901 and SN0902 are what the build says of an
/// item or a file by itself (baking/WriteWeights.cs).
/// </summary>
internal static class WeightsDescriptors
{
    public static readonly DiagnosticDescriptor UnknownNetwork = Make(
        "SN0903",
        "Weights are for a network of the project",
        "'{0}' is no network of this project: Network is the name of a class with [Network], with its namespace or without");

    public static readonly DiagnosticDescriptor AmbiguousNetwork = Make(
        "SN0904",
        "Weights are for one network",
        "'{0}' may be {1}: say the full name");

    public static readonly DiagnosticDescriptor BakedTwice = Make(
        "SN0905",
        "A network is baked once",
        "Network '{0}' is to be baked with '{1}' and with '{2}', but has one set of weights");

    public static readonly DiagnosticDescriptor GenericNetwork = Make(
        "SN0906",
        "A baked network is one class",
        "Network '{0}' has type parameters, or stands in a type that has: it is many classes, and cannot be baked");

    public static readonly DiagnosticDescriptor TensorsDiffer = Make(
        "SN0907",
        "Weights are those of the network",
        "{0}");

    public static readonly DiagnosticDescriptor TensorDoesNotFit = Make(
        "SN0908",
        "Tensors have the shapes of the network",
        "Tensor '{0}' is {1} in '{2}', but {3} wants {4}");

    public static readonly DiagnosticDescriptor WrongNames = Make(
        "SN0909",
        "Names name tensors",
        "Names does not fit: {0}");

    public static readonly DiagnosticDescriptor UnreadableText = Make(
        "SN0910",
        "Weights come through the build of this version",
        "What the build made of '{0}' is not understood, {1}: rebuild the project, with one version of StaticNet");

    public static readonly DiagnosticDescriptor TooManyToBake = Make(
        "SN0911",
        "Baked weights are few enough to compile",
        "Network '{0}' has {1} floats of parameters, but at most {2} can be baked: load the file when the program starts");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        UnknownNetwork,
        AmbiguousNetwork,
        BakedTwice,
        GenericNetwork,
        TensorsDiffer,
        TensorDoesNotFit,
        WrongNames,
        UnreadableText,
        TooManyToBake);

    private static DiagnosticDescriptor Make(string id, string title, string message) => new(
        id,
        title,
        message,
        "StaticNet",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
