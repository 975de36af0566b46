using System.Runtime.Intrinsics;

namespace StaticNet.Generator.Tests.Running;

/// <summary>The vector widths that generated code is run with in tests.</summary>
internal static class VectorWidths
{
    /// <summary>The lanes that generated code runs with here.</summary>
    public static int Native => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>
    /// The lanes to compile where a test wants them all: every width, wider ones than the machine's in software too; but only the native one where a switch
    /// of the runtime makes the machine look narrower, since the others are no different there.
    /// </summary>
    public static IReadOnlyList<int> Tested =>
        IsSwitched ? [Native] : [4, 8, 16];

    /// <summary>
    /// Sizes to test with: all of them, but some where a switch of the runtime makes the machine look narrower. Without a switch the text of every width runs at
    /// all sizes; a switch changes what the JIT makes of it, in loops that all sizes share.
    /// </summary>
    public static IReadOnlyList<int> Sizes(int[] all, int[] some) => IsSwitched ? some : all;

    /// <summary>How many of many like things to test with, in the same way.</summary>
    public static int Number(int all, int some) => IsSwitched ? some : all;

    private static bool IsSwitched { get; } =
        Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal));
}

/// <summary>The same for theories: <c>[ClassData(typeof(TestedWidths))]</c>.</summary>
public sealed class TestedWidths : TheoryData<int>
{
    /// <summary>Lists them.</summary>
    public TestedWidths() => AddRange([.. VectorWidths.Tested]);
}
