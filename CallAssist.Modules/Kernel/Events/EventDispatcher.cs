using System.Threading.Channels;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>
/// Delivers events at least once: at once while the process lives, from the table after a restart. One lane per handler
/// and stream keeps their order; a handler that keeps failing parks its event and blocks that lane only.
/// </summary>
internal sealed partial class EventDispatcher(
    Outbox outbox, DeliveryStore store, IDatabase database, IServiceScopeFactory scopes, TimeProvider clock, EventMetrics metrics, ILogger<EventDispatcher> logger)
    : BackgroundService
{
    private const int Workers = 6;

    /// <summary>Waits between the attempts at one delivery; after the last one it is parked.</summary>
    private static readonly TimeSpan[] Backoff =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    private readonly Dictionary<(string Handler, string Stream), Lane> _lanes = [];
    private readonly Channel<Lane> _ready = Channel.CreateUnbounded<Lane>();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tries a parked delivery again, and whatever waited behind it. Right after the start it waits until what is open has been read.</summary>
    public async Task<bool> RetryAsync(Guid eventId, string handler, CancellationToken ct = default)
    {
        await _loaded.Task.WaitAsync(ct);
        if (await store.UnparkAsync(eventId, handler, ct) is not { } delivery)
            return false;
        lock (_lanes)
        {
            var lane = LaneOf(delivery);
            lane.Parked = false;
            if (lane.Waiting.FirstOrDefault()?.Event.EventId != eventId)
                lane.Waiting.AddFirst(delivery);
            MakeReady(lane);
        }

        return true;
    }

    /// <summary>Gives a parked delivery up; what waited behind it goes on. Right after the start it waits until what is open has been read.</summary>
    public async Task ForgetAsync(Guid eventId, string handler, CancellationToken ct = default)
    {
        await _loaded.Task.WaitAsync(ct);
        if (await store.ForgetAsync(eventId, handler, ct) is not { } stream)
            return;
        lock (_lanes)
        {
            if (!_lanes.TryGetValue((handler, stream), out var lane) || lane.Waiting.First?.Value.Event.EventId != eventId)
                return;
            lane.Waiting.RemoveFirst();
            lane.Parked = false;
            if (lane.Waiting.Count == 0)
                _lanes.Remove(lane.Key);
            MakeReady(lane);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var (delivery, parked) in await store.LoadOpenAsync(stoppingToken))
            Enqueue(delivery, parked);
        _loaded.SetResult();
        var workers = Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)).ToArray();
        await foreach (var delivery in outbox.Announced.ReadAllAsync(stoppingToken))
            Enqueue(delivery, parked: false);
        await Task.WhenAll(workers);
    }

    private Lane LaneOf(QueuedDelivery delivery)
    {
        var key = (delivery.Handler.Name, delivery.Event.Stream);
        if (!_lanes.TryGetValue(key, out var lane))
            _lanes[key] = lane = new Lane(key);
        return lane;
    }

    private void Enqueue(QueuedDelivery delivery, bool parked)
    {
        lock (_lanes)
        {
            var lane = LaneOf(delivery);
            lane.Parked |= parked;
            lane.Waiting.AddLast(delivery);
            MakeReady(lane);
        }
    }

    private void MakeReady(Lane lane)
    {
        if (lane.Busy || lane.Parked || lane.Waiting.Count == 0)
            return;
        lane.Busy = true;
        _ready.Writer.TryWrite(lane);
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        await Task.Yield();
        await foreach (var lane in _ready.Reader.ReadAllAsync(ct))
        {
            QueuedDelivery delivery;
            lock (_lanes)
                delivery = lane.Waiting.First!.Value;
            var outcome = await DeliverAsync(delivery, ct);
            lock (_lanes)
                Settle(lane, delivery, outcome);
        }
    }

    private void Settle(Lane lane, QueuedDelivery delivery, Outcome outcome)
    {
        // Not whatever stands first by now: a retry may have put another one before it.
        lane.Waiting.Remove(delivery);
        lane.Busy = false;
        switch (outcome)
        {
            case Outcome.Retry:
                lane.Waiting.AddFirst(delivery with { Attempts = Math.Min(delivery.Attempts + 1, Backoff.Length) });
                lane.Busy = true;
                // The lane stays busy, hence blocked, until its timer hands it back.
                lane.Timer?.Dispose();
                lane.Timer = clock.CreateTimer(
                    _ => _ready.Writer.TryWrite(lane), null, Backoff[Math.Min(delivery.Attempts, Backoff.Length - 1)], Timeout.InfiniteTimeSpan);
                return;
            case Outcome.Parked:
                lane.Parked = true;
                lane.Waiting.AddFirst(delivery with { Attempts = 0 });
                return;
        }

        lane.Timer?.Dispose();
        if (lane.Waiting.Count == 0)
            _lanes.Remove(lane.Key);
        MakeReady(lane);
    }

    private async Task<Outcome> DeliverAsync(QueuedDelivery queued, CancellationToken ct)
    {
        var delivery = new Delivery(database, clock, queued.Event.EventId, queued.Handler.Name);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await queued.Handler.Invoke(scope.ServiceProvider, queued.Event, delivery, ct);
            if (!delivery.Completed)
                await delivery.CompleteAsync(_ => Task.CompletedTask, ct);
            metrics.Delivered(queued.Handler.Name, "done");
            return Outcome.Done;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return Outcome.Retry;
        }
        catch (Exception error)
        {
            return await FailAsync(queued, error, ct);
        }
    }

    private async Task<Outcome> FailAsync(QueuedDelivery queued, Exception error, CancellationToken ct)
    {
        var park = queued.Attempts >= Backoff.Length;
        Log.Failed(logger, queued.Handler.Name, queued.Event.EventId, queued.Attempts + 1, park, error);
        try
        {
            await store.RecordFailureAsync(queued, error, park, ct);
        }
        catch (Exception unwritten)
        {
            // A full disk fails the handler and this note alike. The worker outlives it, and the row says "pending" as before.
            Log.NotRecorded(logger, queued.Handler.Name, queued.Event.EventId, unwritten);
            park = false;
        }

        metrics.Delivered(queued.Handler.Name, park ? "parked" : "retry");
        return park ? Outcome.Parked : Outcome.Retry;
    }

    private enum Outcome
    {
        Done,
        Retry,
        Parked,
    }

    private sealed class Lane((string Handler, string Stream) key)
    {
        public (string Handler, string Stream) Key { get; } = key;

        public LinkedList<QueuedDelivery> Waiting { get; } = [];

        public bool Busy { get; set; }

        public bool Parked { get; set; }

        public ITimer? Timer { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "{Handler} failed on event {EventId}, attempt {Attempt}, parked: {Parked}")]
        public static partial void Failed(ILogger logger, string handler, Guid eventId, int attempt, bool parked, Exception error);

        [LoggerMessage(1011, LogLevel.Error, "The failure of {Handler} on event {EventId} could not be recorded; it is tried again")]
        public static partial void NotRecorded(ILogger logger, string handler, Guid eventId, Exception error);
    }
}
