using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>Finds the names of a call's two ends, by the office's clock.</summary>
internal sealed class CallNaming(ICallerNames names, ICallLog calls, IPeople people, IOffice offices)
{
    public async Task<CallNames> OfAsync(Recording recording, CancellationToken ct)
    {
        var (outside, inside) = recording.CustomerSide == "callee" ? (recording.ToNumber, recording.FromNumber) : (recording.FromNumber, recording.ToNumber);
        // The number in a capture may be the switchboard's own; the call knows who it was.
        if (recording.CallId is { } call && await calls.FindAsync(call, ct) is { Number: { } told })
            outside = told;
        var customer = outside is null ? null : (await names.OfAsync([outside], ct)).GetValueOrDefault(outside);
        var at = recording.StartedAt ?? recording.ReceivedAt;
        var staff = (await people.AtExtensionsAsync([.. new[] { inside, recording.Extension }.OfType<string>()], at, ct)).FirstOrDefault();
        if (await offices.GetAsync(ct) is { } office)
            at = TimeZoneInfo.ConvertTime(at, office.Zone);
        return new(at, customer?.Company ?? outside, staff?.DisplayName ?? inside, recording.CustomerSide);
    }
}
