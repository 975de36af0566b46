using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace StaticNet.Generator.Tests.Limits;

/// <summary>Listens to how the runtime compiles the methods of a class and of those nested in it.</summary>
internal sealed class JitTiers : EventListener
{
    /// <summary>Compiled without optimisation though it was wanted: the JIT gave up.</summary>
    public const int GivenUp = 1;

    private const EventKeywords Jit = (EventKeywords)0x10;
    private const int TierShift = 7;
    private const int TierMask = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string type;
    private readonly ConcurrentQueue<(string Method, int Tier)> compiled = new();

    public JitTiers(string type)
    {
        this.type = type;
        EventSource runtime = EventSource.GetSources().Single(source => source.Name == "Microsoft-Windows-DotNETRuntime");
        EnableEvents(runtime, EventLevel.Verbose, Jit);
    }

    /// <summary>What was compiled so far. Events come late: waits for those of a method.</summary>
    public IReadOnlyList<(string Method, int Tier)> Until(string method)
    {
        var watch = Stopwatch.StartNew();
        while (!compiled.Any(each => each.Method == method))
        {
            Assert.True(watch.Elapsed < Patience, $"{method} was not seen to be compiled.");
            Thread.Sleep(10);
        }

        return [.. compiled];
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base class listens before the constructor below it has run.
        if (type is null || eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
        {
            return;
        }

        string holder = (string)Value("MethodNamespace");
        if (holder == type || holder.StartsWith($"{type}+", StringComparison.Ordinal))
        {
            compiled.Enqueue(($"{holder}.{Value("MethodName")}", ((int)(uint)Value("MethodFlags") >> TierShift) & TierMask));
        }

        object Value(string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
    }
}
