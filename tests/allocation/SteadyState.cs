namespace StaticNet.Allocation;

/// <summary>
/// Asserts that code allocates nothing once it is warm. What runs for the first time may allocate, the runtime's own tables grow now and
/// then on whatever thread is there, and a path that depends on the data may be taken for the first time in any of the first rounds:
/// one round without a byte is enough, since what allocates at every call does so in every round.
/// </summary>
internal static class SteadyState
{
    /// <summary>How often what allocates gets another chance.</summary>
    public const int Rounds = 4;

    /// <summary>Fails where an action allocates at every call.</summary>
    public static void AllocatesNothing(Action action)
    {
        long allocated = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            action();
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            action();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0)
            {
                break;
            }
        }

        Assert.Equal(0, allocated);
    }
}
