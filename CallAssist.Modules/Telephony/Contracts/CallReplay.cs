using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Assemble;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>
/// Plays requests of switchboard and phones through the adapters and the assembler of the server, in memory and on the
/// clock of whoever calls: requests and ticks come in order of time.
/// </summary>
public sealed class CallReplay
{
    private readonly MemoryBook _book = new();
    private readonly CallDesk _desk;
    private readonly IReadOnlyList<ISourceAdapter> _adapters;
    private readonly TimeZoneInfo _zone;

    /// <param name="zone">The office's, for sources that tell local time.</param>
    public CallReplay(TimeZoneInfo zone)
    {
        _zone = zone;
        _adapters = SourceAdapters.All(new VoiceManagerMapping());
        _desk = new CallDesk(_book, new CallClocks(), Guid.NewGuid);
    }

    /// <summary>All calls so far, by their beginning.</summary>
    public IReadOnlyList<CallFacts> Calls => [.. _book.Calls.OrderBy(c => c.StartedAt).Select(c => c.ToFacts())];

    /// <summary>When time alone changes something next; null: nothing waits.</summary>
    public DateTimeOffset? NextAt => _book.Calls.Min(c => c.DueAt);

    /// <summary>A number in any spelling as calls carry it, in E.164; null when it is no outside number.</summary>
    public static string? Number(string? text) => PhoneNumber.ToE164(text);

    /// <summary>Takes one request; returns why it was not understood, or null.</summary>
    /// <param name="source">Name of the adapter.</param>
    /// <param name="fields">The request's fields.</param>
    /// <param name="receivedAt">When the server received it.</param>
    public async Task<string?> TellAsync(string source, IReadOnlyDictionary<string, string> fields, DateTimeOffset receivedAt)
    {
        if (_adapters.FirstOrDefault(a => a.Source == source) is not { } adapter)
            return $"There is no source {source}.";
        var read = adapter.Read(new(fields, receivedAt, _zone));
        if (read.Event is not { } report)
            return read.Problem;
        await _desk.TickAsync(receivedAt);
        await _desk.TakeAsync(report with { Source = source, Adapter = source }, receivedAt);
        return null;
    }

    /// <summary>Lets time pass: what waits for a report that does not come is closed.</summary>
    public async Task TickAsync(DateTimeOffset now) => await _desk.TickAsync(now);
}
