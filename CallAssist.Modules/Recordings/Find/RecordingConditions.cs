using System.Text.Json;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Keep;
using CallAssist.Modules.Recordings.Pipeline;
using Dapper;

namespace CallAssist.Modules.Recordings.Find;

/// <summary>A filter as SQL. What is compared stands in parameters.</summary>
internal sealed class RecordingConditions(Dialect dialect, ICallerNames names)
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    public string Where => _conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", _conditions);

    /// <summary>Within what this person may hear.</summary>
    public RecordingConditions For(Person viewer)
    {
        if (!viewer.SeesEveryone)
            At("own", viewer.Tenures);
        return this;
    }

    public async Task<RecordingConditions> WithAsync(RecordingFilter filter, CancellationToken ct)
    {
        if (filter.Stage is { } stage)
            _conditions.Add(Of(stage));
        if (filter.At is not null)
            At("at", filter.At);
        AddTimes(filter);
        AddLabels(filter);
        if (filter.Numbers is not null)
        {
            Parameters.Add("numbers", filter.Numbers.SelectMany(NumberSearch.Spellings));
            _conditions.Add("(from_number IN @numbers OR to_number IN @numbers)");
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
            await AddTextAsync(filter, ct);
        return this;
    }

    private void AddTimes(RecordingFilter filter)
    {
        if (filter.From is { } from)
            Add("COALESCE(started_at, received_at) >= @from", "from", from);
        if (filter.Until is { } until)
            Add("COALESCE(started_at, received_at) < @until", "until", until);
        if (filter.AtLeast is { } atLeast)
            Add("duration_ms >= @atLeast", "atLeast", (long)atLeast.TotalMilliseconds);
        if (filter.LessThan is { } lessThan)
            Add("duration_ms < @lessThan", "lessThan", (long)lessThan.TotalMilliseconds);
    }

    private void AddLabels(RecordingFilter filter)
    {
        if (filter.Mood is { } mood)
            Add("mood = @mood", "mood", mood);
        if (filter.Direction is { } direction)
            Add("direction = @direction", "direction", direction);
        if (filter.Purpose is { } purpose)
            Add("purpose = @purpose", "purpose", Purposes.Word(purpose));
        if (filter.WithoutCall)
            _conditions.Add("call_id IS NULL AND duration_ms IS NOT NULL");
        if (filter.Keyword is { } keyword)
            Add("id IN (SELECT recording_id FROM recordings_keyword WHERE keyword_id = @keyword)", "keyword", keyword);
    }

    private async Task AddTextAsync(RecordingFilter filter, CancellationToken ct)
    {
        var part = NumberSearch.Part(filter.Text);
        Parameters.Add("ids", JsonSerializer.Serialize(filter.TextIds.Select(id => id.ToString("D"))));
        var elsewhere = dialect.AmongJson("id", "@ids");
        if (part is null)
        {
            Parameters.Add("held", (await names.NumbersAsync(filter.Text!, ct: ct)).SelectMany(NumberSearch.Spellings));
            _conditions.Add($"(from_number IN @held OR to_number IN @held OR {elsewhere})");
        }
        else
        {
            // Out of the numbers' own indexes: a tenth of what the rows are.
            const string numbered = "id IN (SELECT id FROM recordings_recording WHERE from_number LIKE @part UNION SELECT id FROM recordings_recording WHERE to_number LIKE @part)";
            Add($"({numbered} OR {elsewhere})", "part", $"%{part}%");
        }
    }

    /// <summary>At one of these extensions while it was in those hands, on whichever side SIP named it.</summary>
    private void At(string name, IReadOnlyList<Tenure> tenures) => _conditions.Add(Held(tenures, name, Parameters));

    /// <summary>The same for any query of recordings.</summary>
    public static string Held(IReadOnlyList<Tenure> tenures, string name, DynamicParameters parameters) => Spans.Condition(
        ["extension", "from_number", "to_number"], "COALESCE(started_at, received_at)", tenures.Select(t => (t.Extension, t.From, t.Until)), name, parameters);

    private void Add(string condition, string name, object value)
    {
        Parameters.Add(name, value);
        _conditions.Add(condition);
    }

    private static string Of(RecordingStage stage) => stage switch
    {
        RecordingStage.Failed => $"state = '{PipelineStates.Failed}'",
        RecordingStage.Ready => $"state = '{PipelineStates.Last}'",
        RecordingStage.Waiting => $"(waiting_code IS NOT NULL AND state NOT IN ('{PipelineStates.Failed}', '{PipelineStates.Last}'))",
        _ => $"(waiting_code IS NULL AND state NOT IN ('{PipelineStates.Failed}', '{PipelineStates.Last}'))",
    };
}
