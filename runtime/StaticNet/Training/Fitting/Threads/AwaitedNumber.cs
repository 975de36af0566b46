using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// A number that some threads raise and others wait for. Who waits spins for a moment, then gives its core to whoever wants it, and sleeps when that takes
/// longer than steps do: between two steps of a small network there are microseconds, and to wake a thread takes many of them.
/// </summary>
internal sealed class AwaitedNumber
{
    // About 20 us, and 200 us.
    private const int Spins = 500;
    private static readonly long LongestWait = Stopwatch.Frequency / 5_000;

    private readonly object gate = new();
    private readonly int spins;
    private Line number;
    private int sleepers;

    /// <param name="hasCores">Whether every thread may have a core of its own; else who waits gives its core away at once.</param>
    public AwaitedNumber(bool hasCores) => spins = hasCores ? Spins : 0;

    /// <summary>Adds one; what was written before is seen by who has waited for it.</summary>
    public void Raise()
    {
        // A full fence between this and the look at the sleepers, as there is between a sleeper's registration and its last look at the number:
        // one of the two sees the other.
        Interlocked.Increment(ref number.Value);
        if (Volatile.Read(ref sleepers) != 0)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Waits until the number is at least this one; both may have gone around.</summary>
    public void Await(int value)
    {
        for (int i = 0; i < spins; i++)
        {
            if (HasReached(value))
            {
                return;
            }

            Thread.SpinWait(1);
        }

        long begin = Stopwatch.GetTimestamp();
        while (!HasReached(value))
        {
            if (Stopwatch.GetTimestamp() - begin > LongestWait)
            {
                Sleep(value);
                return;
            }

            Thread.Yield();
        }
    }

    private bool HasReached(int value) => unchecked(Volatile.Read(ref number.Value) - value) >= 0;

    private void Sleep(int value)
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            try
            {
                while (!HasReached(value))
                {
                    Monitor.Wait(gate);
                }
            }
            finally
            {
                Interlocked.Decrement(ref sleepers);
            }
        }
    }

    // Alone in its cache line, which others look at all the time; a processor may fetch two lines at once.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Line
    {
        [FieldOffset(128)]
        public int Value;
    }
}
