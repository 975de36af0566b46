using System.Runtime.ExceptionServices;

namespace StaticNet;

/// <summary>
/// The calling thread and others, which do a job together again and again and wait for each other after each. Nothing is allocated on the way, and no thread is
/// left behind by <see cref="Dispose"/>.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly Thread[] others;
    private readonly Exception?[] failures;
    private readonly AwaitedNumber begun;
    private readonly AwaitedNumber ended;
    private Action<int> job = _ => { };
    private int allEnded;
    private int started;
    private bool isOver;

    /// <param name="size">The number of threads, the calling one among them; at least 1.</param>
    public ThreadTeam(int size)
    {
        bool hasCores = size <= Environment.ProcessorCount;
        begun = new AwaitedNumber(hasCores);
        ended = new AwaitedNumber(hasCores);
        failures = new Exception?[size];
        others = new Thread[size - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int member = i + 1;
            others[i] = new Thread(() => Work(member)) { IsBackground = true, Name = $"StaticNet training {member}" };
        }
    }

    public int Size => failures.Length;

    /// <summary>Starts the other threads, which wait for a job.</summary>
    public void Start()
    {
        foreach (Thread thread in others)
        {
            thread.UnsafeStart();
            started++;
        }
    }

    /// <summary>
    /// Does a job on all threads, each with its number; the calling thread is 0. Returns when all are done, and throws what the first of them threw, if some did.
    /// </summary>
    public void Run(Action<int> job)
    {
        this.job = job;
        allEnded += others.Length;
        begun.Raise();
        Do(member: 0);
        ended.Await(allEnded);
        ThrowFailure();
    }

    public void Dispose()
    {
        Volatile.Write(ref isOver, true);
        begun.Raise();
        for (int i = 0; i < started; i++)
        {
            others[i].Join();
        }

        started = 0;
    }

    private void Work(int member)
    {
        for (int round = 1; ; round++)
        {
            begun.Await(round);
            if (Volatile.Read(ref isOver))
            {
                return;
            }

            Do(member);
            ended.Raise();
        }
    }

    // What one throws must not keep the others waiting.
    private void Do(int member)
    {
        try
        {
            job(member);
        }
        catch (Exception exception)
        {
            failures[member] = exception;
        }
    }

    private void ThrowFailure()
    {
        foreach (Exception? failure in failures)
        {
            if (failure is not null)
            {
                Array.Clear(failures);
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }
}
