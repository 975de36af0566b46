namespace StaticNet.Benchmarks;

/// <summary>What modes of the program return.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>Something was measured that may not be.</summary>
    public const int Failed = 1;

    /// <summary>The arguments mean nothing.</summary>
    public const int WrongArguments = 2;
}
