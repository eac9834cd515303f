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
/// so that the rest of the machine gets its turn; on a busy machine whoever comes late finds the work done, and nobody waits
/// for him. Nothing is allocated per piece of work.
/// </summary>
internal sealed unsafe class WorkerTeam : IDisposable
{
    private const int Spins = 2000;
    private const long Closed = 1L << 31;
    private const long Inside = Closed - 1;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _wake = new(0);
    private delegate*<void*, int, int, void> _do;
    private void* _work;
    private int _count;
    private int _next;
    private long _gate = Closed; // round << 32 | closed << 31 | workers inside
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
        Volatile.Write(ref _gate, (Round(_gate) + 1) << 32);
        Interlocked.MemoryBarrier();
        if (_sleeping is > 0 and var sleeping) _wake.Release(sleeping); // read once: a sleeper may wake by itself meanwhile
        Share(0);
        Interlocked.Or(ref _gate, Closed);
        var spin = new SpinWait();
        for (var i = 0; i < Spins && (Volatile.Read(ref _gate) & Inside) > 0; i++) Thread.SpinWait(8);
        while ((Volatile.Read(ref _gate) & Inside) > 0) spin.SpinOnce(sleep1Threshold: -1);
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _wake.Release(_threads.Length);
        foreach (var thread in _threads) thread.Join();
        _wake.Dispose();
    }

    private static void Invoke<TWork>(void* work, int item, int worker) where TWork : struct, IWork => Unsafe.AsRef<TWork>(work).Do(item, worker);

    private void Serve(int worker)
    {
        long seen = 0;
        while (!_closed)
        {
            for (var i = 0; i < Spins && Round(Volatile.Read(ref _gate)) == seen; i++) Thread.SpinWait(8);
            while (Round(Volatile.Read(ref _gate)) == seen && !_closed)
            {
                Interlocked.Increment(ref _sleeping);
                if (Round(Volatile.Read(ref _gate)) == seen && !_closed) _wake.Wait(20);
                Interlocked.Decrement(ref _sleeping);
            }
            seen = Round(Volatile.Read(ref _gate));
            if (!Enter(seen)) continue;
            Share(worker);
            Interlocked.Decrement(ref _gate);
        }
    }

    /// <summary>False when this round is over: then the work may be gone, and must not be looked at.</summary>
    private bool Enter(long round)
    {
        while (true)
        {
            var gate = Volatile.Read(ref _gate);
            if (Round(gate) != round || (gate & Closed) != 0) return false;
            if (Interlocked.CompareExchange(ref _gate, gate + 1, gate) == gate) return true;
        }
    }

    private static long Round(long gate) => gate >>> 32;

    private void Share(int worker)
    {
        var run = _do;
        var work = _work;
        var count = _count;
        for (var item = Interlocked.Increment(ref _next) - 1; item < count; item = Interlocked.Increment(ref _next) - 1) run(work, item, worker);
    }
}
