using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using CallAssist.Modules.Kernel.Events;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>
/// One file, many readers, one writer. Writers queue here; whatever waits when the writer turns to the queue is committed
/// together, each behind its own savepoint, so that 64 webhooks cost one flush of the disk (<c>synchronous=FULL</c>).
/// </summary>
internal sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private const int GroupSize = 64;

    private readonly Channel<IPending> _queue = Channel.CreateUnbounded<IPending>(new() { SingleReader = true });
    private readonly ConditionalWeakTable<sqlite3, SqliteDatabase> _ready = [];
    private readonly Outbox _outbox;
    private readonly string _connectionString;
    private readonly string _jobs;
    private readonly Task _writer;

    /// <param name="file">The database file.</param>
    /// <param name="jobs">The scheduler's connection string: its connections are given back with those of this file.</param>
    /// <param name="outbox">Takes the events.</param>
    public SqliteDatabase(string file, string jobs, Outbox outbox)
    {
        SqliteEngine.EnsureLoaded();
        _jobs = jobs;
        _outbox = outbox;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();
        File = file;
        _writer = WriteQueueAsync();
    }

    public string File { get; }

    public Dialect Dialect => Dialect.Sqlite;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken ct = default)
    {
        await using var connection = Open();
        return await query(connection);
    }

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct = default)
    {
        var pending = new Pending<T>(work, ct);
        if (!_queue.Writer.TryWrite(pending))
            throw new ObjectDisposedException(nameof(SqliteDatabase));
        return await pending.Task;
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        // The pool hands out connections that are set up already.
        if (_ready.TryGetValue(connection.Handle!, out _))
            return connection;
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;";
        pragma.ExecuteNonQuery();
        _ready.AddOrUpdate(connection.Handle!, this);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        // The pools are the process's: those of another database in it are not ours to empty.
        foreach (var pool in (string[])[_connectionString, _jobs])
        {
            await using var own = new SqliteConnection(pool);
            SqliteConnection.ClearPool(own);
        }
    }

    private async Task WriteQueueAsync()
    {
        var group = new List<IPending>(GroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var next))
                group.Add(next);
            await CommitAsync(group);
        }
    }

    private async Task CommitAsync(List<IPending> group)
    {
        try
        {
            await using var connection = Open();
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var pending in group)
                await pending.RunAsync(connection, transaction, _outbox);
            await transaction.CommitAsync();
        }
        catch (Exception error)
        {
            foreach (var pending in group)
                pending.Fail(error);
            return;
        }

        foreach (var pending in group)
            pending.Complete(_outbox);
    }

    private interface IPending
    {
        Task RunAsync(SqliteConnection connection, SqliteTransaction transaction, Outbox outbox);

        void Complete(Outbox outbox);

        void Fail(Exception error);
    }

    private sealed class Pending<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct) : IPending
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private UnitOfWork? _unit;
        private T? _result;

        public Task<T> Task => _done.Task;

        public async Task RunAsync(SqliteConnection connection, SqliteTransaction transaction, Outbox outbox)
        {
            if (ct.IsCancellationRequested)
            {
                _done.TrySetCanceled(ct);
                return;
            }

            transaction.Save("unit");
            try
            {
                var unit = new UnitOfWork(connection, transaction);
                _result = await work(unit);
                await outbox.StoreAsync(unit);
                transaction.Release("unit");
                _unit = unit;
            }
            catch (Exception error)
            {
                _done.TrySetException(error);
                Undo(transaction, error);
            }
        }

        public void Complete(Outbox outbox)
        {
            if (_unit is null)
                return;
            _done.TrySetResult(_result!);
            outbox.Announce(_unit.Events);
        }

        public void Fail(Exception error) => _done.TrySetException(error);

        /// <summary>Takes back this unit alone; where the disk is full SQLite took back the whole group, and all of it fails with that cause.</summary>
        private static void Undo(SqliteTransaction transaction, Exception cause)
        {
            try
            {
                transaction.Rollback("unit");
                transaction.Release("unit");
            }
            catch (SqliteException)
            {
                ExceptionDispatchInfo.Throw(cause);
            }
        }
    }
}
