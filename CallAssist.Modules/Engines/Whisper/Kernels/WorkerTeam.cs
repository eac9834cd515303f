using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>A piece of work that can be done in any order and on any worker.</summary>
internal interface IWork
{
    /// <param name="item">Which piece, from 0.</param>
    /// <param name="worker">Which worker does it, from 0; for scratch memory of its own.</param>
    void Do(int item, int worker);
}

/// <summary>
/// A few threads that share out the items of one piece of work after another. A waiting thread spins shortly and then sleeps,
/// so that the rest of the machine gets its turn, and a thread that comes late is not waited for. Nothing is allocated per piece of work.
/// </summary>
internal sealed unsafe class WorkerTeam : IDisposable
{
    private const int Spins = 500;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _wake = new(0);
    private delegate*<void*, int, int, void> _do;
    private void* _work;
    private int _count;
    private int _next;
    private int _inside; // threads that may be looking at the work
    private volatile bool _open;
    private volatile int _round;
    private volatile int _sleeping;
    private volatile bool _closed;

    /// <param name="workers">Threads that work, the caller's included; at least one.</param>
    public WorkerTeam(int workers)
    {
        Workers = Math.Max(1, workers);
        _threads = new Thread[Workers - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = "whisper-" + worker };
            _threads[i].Start();
        }
    }

    public int Workers { get; }

    /// <summary>Does all items and returns when they are done. Not to be called from within work.</summary>
    public void Run<TWork>(int count, ref TWork work) where TWork : struct, IWork
    {
        if (count <= 0) return;
        if (_threads.Length == 0 || count == 1)
        {
            for (var i = 0; i < count; i++) work.Do(i, 0);
            return;
        }
        _do = &Invoke<TWork>;
        _work = Unsafe.AsPointer(ref work); // a local of the caller, who waits here: it does not move
        _count = count;
        _next = 0;
        _open = true;
        Interlocked.Increment(ref _round);
        Wake();
        Share(0);
        _open = false;
        Interlocked.MemoryBarrier(); // who is not inside by now finds it closed
        var spin = new SpinWait();
        while (Volatile.Read(ref _inside) > 0) spin.SpinOnce(sleep1Threshold: -1);
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        Interlocked.Increment(ref _round);
        Wake();
        foreach (var thread in _threads) thread.Join();
        _wake.Dispose();
    }

    private static void Invoke<TWork>(void* work, int item, int worker) where TWork : struct, IWork => Unsafe.AsRef<TWork>(work).Do(item, worker);

    private void Wake()
    {
        var sleeping = _sleeping; // read once: a sleeper may wake by itself meanwhile
        if (sleeping > 0) _wake.Release(sleeping);
    }

    private void Serve(int worker)
    {
        var seen = 0;
        while (!_closed)
        {
            Await(seen);
            seen = _round;
            Interlocked.Increment(ref _inside);
            if (_open) Share(worker);
            Interlocked.Decrement(ref _inside);
        }
    }

    private void Await(int seen)
    {
        for (var i = 0; i < Spins && _round == seen; i++) Thread.SpinWait(8);
        while (_round == seen)
        {
            Interlocked.Increment(ref _sleeping);
            if (_round == seen) _wake.Wait(20);
            Interlocked.Decrement(ref _sleeping);
        }
    }

    private void Share(int worker)
    {
        var run = _do;
        var work = _work;
        var count = _count;
        for (var item = Interlocked.Increment(ref _next) - 1; item < count; item = Interlocked.Increment(ref _next) - 1) run(work, item, worker);
    }
}
