using System.Collections.Concurrent;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Tests.Fakes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Kernel;

public sealed class EventDeliveryTests
{
    [Fact]
    public async Task Event_RaisedInACommittedChange_ReachesItsHandlerOnce()
    {
        await using var host = await StartAsync();
        await RaiseAsync(host, "a", 1);
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "the delivery stayed open");
        Assert.Equal(["a:1"], host.Get<Seen>().Items);
    }

    [Fact]
    public async Task Event_OfAChangeThatFails_IsNeverTold()
    {
        await using var host = await StartAsync();
        var database = host.Get<IDatabase>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(unit =>
        {
            unit.Raise(new Happened(host.Get<Ids>().New(), DateTimeOffset.UtcNow, "a", 1));
            throw new InvalidOperationException("no");
        }));
        await RaiseAsync(host, "b", 2);
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "the delivery stayed open");
        Assert.Equal(["b:2"], host.Get<Seen>().Items);
    }

    [Fact]
    public async Task Events_OfOneStream_KeepTheirOrder()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 40; i++)
            await RaiseAsync(host, i % 2 == 0 ? "even" : "odd", i);
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "deliveries stayed open");
        var seen = host.Get<Seen>().Items.ToList();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"even:{i * 2}"), seen.Where(s => s.StartsWith("even", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"odd:{i * 2 + 1}"), seen.Where(s => s.StartsWith("odd", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Event_LeftOpenByADeadProcess_IsDeliveredAfterTheRestart()
    {
        string directory;
        await using (var first = await ModuleHost.StartAsync())
        {
            directory = first.Directory;
            var id = first.Get<Ids>().New();
            await first.Get<IDatabase>().WriteAsync(async unit =>
            {
                // What a process leaves behind that died between the commit and the delivery.
                await unit.ExecuteAsync(
                    "INSERT INTO kernel_event (id, name, version, stream, at, body) VALUES (@id, 'test.happened', 1, 'left', 0, @body)",
                    new { id, body = System.Text.Json.JsonSerializer.Serialize(new Happened(id, DateTimeOffset.UnixEpoch, "left", 7)) });
                await unit.ExecuteAsync(
                    "INSERT INTO kernel_delivery (event_id, handler, stream, state, attempts) VALUES (@id, 'Modules.Note', 'left', 'pending', 0)",
                    new { id });
            });
        }

        await using var second = await StartAsync(directory);
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(second) == 0, "the delivery stayed open");
        Assert.Equal(["left:7"], second.Get<Seen>().Items);
    }

    [Fact]
    public async Task Event_ItsHandlerRejected_WasRecordedWithItsReasonAndBlocksOnlyItsStream()
    {
        await using var host = await StartAsync();
        host.Get<Seen>().Refuse = "bad:1";
        await RaiseAsync(host, "bad", 1);
        await RaiseAsync(host, "bad", 2);
        await RaiseAsync(host, "good", 1);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(host.Get<Seen>().Items.Contains("good:1")), "the other stream was blocked");
        await ModuleHost.EventuallyAsync(
            async () => await host.Get<IDatabase>().ReadAsync(c => c.QueryFirstAsync<string?>("SELECT reason FROM kernel_delivery WHERE stream = 'bad' ORDER BY event_id")) is { } reason && reason.Contains("refused"),
            "its reason was not recorded");
        Assert.DoesNotContain("bad:2", host.Get<Seen>().Items);

        host.Get<Seen>().Refuse = null;
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "the retry did not come");
        Assert.Equal(["bad:1", "bad:2"], host.Get<Seen>().Items.Where(s => s.StartsWith("bad", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Events_ThatAFullDiskHeldUp_AreDeliveredOnceThereIsRoom()
    {
        await using var host = await ModuleHost.StartAsync((services, _) =>
        {
            FakeFullDisk.Install(services);
            services.AddSingleton<Seen>().AddEventHandler<Happened, Note>();
        });
        var seen = host.Get<Seen>();
        var door = new TaskCompletionSource();
        seen.Door = door.Task;
        // More streams than the dispatcher has workers: each of them meets the full disk.
        for (var i = 0; i < 12; i++)
            await RaiseAsync(host, $"stream{i}", i);
        host.Get<FakeFullDisk>().Full = true;
        door.SetResult();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(seen.Tries >= 12), "the disk was never met");
        Assert.Empty(seen.Items);
        host.Get<FakeFullDisk>().Full = false;
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "deliveries stayed open");
        Assert.Equal(12, seen.Items.Count);
    }

    [Fact]
    public async Task Event_WhoseHandlerIsGoneWithAnUpdate_IsPutAsideAndCanBeForgotten()
    {
        await using var before = await StartAsync();
        before.Get<Seen>().Refuse = "stream:1";
        await RaiseAsync(before, "stream", 1);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(before.Get<Seen>().Tries > 0), "it was never tried");
        await before.DisposeAsync();

        await using var after = await ModuleHost.StartAsync(directory: before.Directory);
        var parked = after.Get<IParkedEvents>();
        await ModuleHost.EventuallyAsync(async () => (await parked.ListAsync(TestContext.Current.CancellationToken)).Count == 1, "it lies there unseen");
        var orphan = (await parked.ListAsync(TestContext.Current.CancellationToken))[0];
        Assert.True(orphan.Orphaned);
        Assert.False(await parked.RetryAsync(orphan.EventId, orphan.Handler, TestContext.Current.CancellationToken));
        Assert.Single(await parked.ListAsync(TestContext.Current.CancellationToken));

        await parked.ForgetAsync(orphan.EventId, orphan.Handler, TestContext.Current.CancellationToken);
        Assert.Equal(0, await OpenAsync(after));
    }

    [Fact]
    public async Task Event_PutAsideAndForgotten_LetsThoseBehindItGoOn()
    {
        await using var before = await StartAsync();
        before.Get<Seen>().Refuse = "stream:1";
        await RaiseAsync(before, "stream", 1);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(before.Get<Seen>().Tries > 0), "it was never tried");
        await before.DisposeAsync();
        // A host without the handler puts it aside.
        await using (var without = await ModuleHost.StartAsync(directory: before.Directory))
            await ModuleHost.EventuallyAsync(async () => (await without.Get<IParkedEvents>().ListAsync(TestContext.Current.CancellationToken)).Count == 1, "it was not put aside");
        await using var host = await StartAsync(before.Directory);
        await RaiseAsync(host, "stream", 2);

        var parked = Assert.Single(await host.Get<IParkedEvents>().ListAsync(TestContext.Current.CancellationToken));
        await host.Get<IParkedEvents>().ForgetAsync(parked.EventId, parked.Handler, TestContext.Current.CancellationToken);

        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 0, "the next one still waits");
        Assert.Equal(["stream:2"], host.Get<Seen>().Items);
    }

    [Fact]
    public async Task Events_DealtWithLongAgo_AreForgottenAndOthersKept()
    {
        await using var host = await StartAsync();
        host.Get<Seen>().Refuse = "bad:1";
        await RaiseAsync(host, "bad", 1);
        await RaiseAsync(host, "good", 1);
        await ModuleHost.EventuallyAsync(async () => await OpenAsync(host) == 1, "the delivery stayed open");
        await host.Get<DeliveryStore>().PurgeAsync(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        Assert.Equal(2, await EventsAsync(host));
        await host.Get<DeliveryStore>().PurgeAsync(TimeSpan.FromHours(-1), TestContext.Current.CancellationToken);
        Assert.Equal(1, await EventsAsync(host));
        Assert.Equal(1, await OpenAsync(host));
    }

    [Fact]
    public void Ids_MadeInOneMillisecond_SortInTheOrderTheyWereMade()
    {
        var ids = new Ids(TimeProvider.System);
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.New().ToString("D")).ToList();
        Assert.Equal(made, made.Order(StringComparer.Ordinal));
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    private static Task<ModuleHost> StartAsync(string? directory = null) => ModuleHost.StartAsync((services, _) =>
        services.AddSingleton<Seen>().AddEventHandler<Happened, Note>(), directory);

    private static Task RaiseAsync(ModuleHost host, string stream, int number) => host.Get<IDatabase>().WriteAsync(unit =>
    {
        unit.Raise(new Happened(host.Get<Ids>().New(), DateTimeOffset.UtcNow, stream, number));
        return Task.CompletedTask;
    });

    private static Task<int> EventsAsync(ModuleHost host) => host.Get<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_event"));

    private static Task<int> OpenAsync(ModuleHost host) => host.Get<IDatabase>().ReadAsync(
        c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_delivery WHERE state <> 'done'"));

    [EventName("test.happened")]
    internal sealed record Happened(Guid EventId, DateTimeOffset At, string Stream, int Number) : IDomainEvent;

    internal sealed class Seen
    {
        public ConcurrentQueue<string> Items { get; } = [];

        public string? Refuse { get; set; }

        public Task Door { get; set; } = Task.CompletedTask;

        public int Tries;
    }

    internal sealed class Note(Seen seen) : IEventHandler<Happened>
    {
        public async Task HandleAsync(Happened domainEvent, Delivery delivery, CancellationToken ct)
        {
            var text = $"{domainEvent.Stream}:{domainEvent.Number}";
            await seen.Door;
            Interlocked.Increment(ref seen.Tries);
            if (seen.Refuse == text)
                throw new InvalidOperationException("refused");
            await delivery.CompleteAsync(_ =>
            {
                seen.Items.Enqueue(text);
                return Task.CompletedTask;
            }, ct);
        }
    }
}
