using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNet.Generator.Diagnostics;

/// <summary>Every diagnostic: its id is for ever, its message names what was expected and what came.</summary>
internal static class Descriptors
{
    private const string Category = "StaticNet";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "SN0001",
        "A network is a partial class",
        "'{0}' must be partial, so that the generator can write the rest of network '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoInput = new(
        "SN0002",
        "A network has an input",
        "Network '{0}' has no [Input]: say the size of one sample, such as [Input(30)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotPositive = new(
        "SN0003",
        "Sizes are positive",
        "{0} must be at least 1, but is {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoLayers = new(
        "SN0004",
        "A network has layers",
        "Network '{0}' has no layer: add one, such as [Dense(10)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ScatteredLayers = new(
        "SN0005",
        "Layers stand on one declaration",
        "The layers of network '{0}' stand on several of its partial declarations, so their order is not known: put them all on one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LossDoesNotFit = new(
        "SN0006",
        "The loss fits the last layer",
        "Loss.{0} needs Activation.{1} on the last layer, but it has Activation.{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SoftmaxNotLast = new(
        "SN0007",
        "Softmax is for the last layer",
        "Activation.Softmax is for the last layer, but {0} layer(s) follow",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OutOfRange = new(
        "SN0008",
        "Arguments are in range",
        "{0} must be {1}, but is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OptimizerWithoutLoss = new(
        "SN0009",
        "An optimizer needs a loss",
        "[{0}] needs a [Loss] to make small",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StaticOrAbstract = new(
        "SN0010",
        "A network can be created",
        "Network '{0}' is {1}, but must be a class of which objects can be made",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SoftmaxOfOne = new(
        "SN0011",
        "Softmax has classes",
        "Activation.Softmax of one unit is always 1: use at least 2 units, or Activation.Sigmoid",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "SN0012",
        "Layer names are unique",
        "Two layers are named '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SN0013",
        "A network fits into memory",
        "Network '{0}' has {1} {2}, but at most {3} are supported",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotANetwork = new(
        "SN0014",
        "A declaration needs [Network]",
        "[{0}] has no effect: '{1}' has no [Network]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OddLayerName = new(
        "SN0015",
        "Layer names are plain",
        "The name of a layer is one or more letters, digits, '_', '-' and '.', but is '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NameTaken = new(
        "SN0016",
        "The names of generated members are free",
        "The generator writes a member '{0}' into network '{1}', so nothing else there can have that name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ConstructorWithoutSeed = new(
        "SN0017",
        "Constructors of a network make its parameters",
        "A constructor of network '{0}' must call this(seed), which makes the parameters; a primary constructor cannot",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FileLocal = new(
        "SN0018",
        "A network is visible beyond its file",
        "'{0}' is local to its file, so that the generator cannot write the rest of network '{1}' in another",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>About the project, and so without a place in the code.</summary>
    public static readonly DiagnosticDescriptor UnknownLanes = new(
        "SN0019",
        "StaticNetLanes lists vector widths",
        "StaticNetLanes lists vector widths, 4, 8 and 16 of them, but says '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "SN0020",
        "Layers read what stands above them",
        "'{0}' is {1}, but only what stands above can be read: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NothingToJoin = new(
        "SN0021",
        "Add and Concat name layers",
        "[{0}] needs the name of at least one layer above, such as [{0}(\"input\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Unread = new(
        "SN0022",
        "The output of every layer is read",
        "Nothing reads the output of this layer: name it in an [Add], a [Concat] or a From, or leave it out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongKindOfInput = new(
        "SN0023",
        "A layer gets the kind of input it takes",
        "[{0}] takes {1}, but gets {2}: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        "SN0024",
        "Kernels and windows fit into their input",
        "A {0} of {1} is larger than its input of {2}{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        "SN0025",
        "Groups divide the channels",
        "{0} groups do not divide the {1} channels of the {2}, {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WindowLeavesOut = new(
        "SN0026",
        "Windows reach the end of their input",
        "Windows of {0} with stride {1} and padding {2} leave out the last {3} of the input of {4}: {5}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        "SN0027",
        "Joined shapes fit",
        "[{0}] takes {1}, but gets {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SoftmaxOfImage = new(
        "SN0028",
        "Softmax is over a vector",
        "Activation.Softmax is over the values of a vector, but the output of this layer is {0}: put [GlobalAvgPool] or [Dense] before it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>About a network that works.</summary>
    public static readonly DiagnosticDescriptor UselessBias = new(
        "SN0029",
        "BatchNorm takes the place of a bias",
        "[BatchNorm] subtracts the mean of what this layer gives, and with it the bias, which has no effect: say UseBias = false",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StepsOfPlaces = new(
        "SN0030",
        "A step of a sequence is a vector",
        "A step of a sequence is a vector of one size, as in [Input(2, Steps = 8)], but here it has {0} sizes",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotCausal = new(
        "SN0031",
        "A convolution over a sequence is causal",
        "A convolution over a sequence makes an output of each step and those before it: {0} must be {1}, but is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StateTooLarge = new(
        "SN0032",
        "The state of a stream fits on the stack",
        "A stream of network '{0}' remembers {1} floats, in a value that lives on the stack, but at most {2} are supported",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        NotPartial,
        NoInput,
        NotPositive,
        NoLayers,
        ScatteredLayers,
        LossDoesNotFit,
        SoftmaxNotLast,
        OutOfRange,
        OptimizerWithoutLoss,
        StaticOrAbstract,
        SoftmaxOfOne,
        DuplicateName,
        TooLarge,
        NotANetwork,
        OddLayerName,
        NameTaken,
        ConstructorWithoutSeed,
        FileLocal,
        UnknownLanes,
        UnknownLayer,
        NothingToJoin,
        Unread,
        WrongKindOfInput,
        WindowTooLarge,
        GroupsDoNotDivide,
        WindowLeavesOut,
        ShapesDiffer,
        SoftmaxOfImage,
        UselessBias,
        StepsOfPlaces,
        NotCausal,
        StateTooLarge);
}
