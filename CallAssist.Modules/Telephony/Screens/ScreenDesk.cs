using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>What a phone is to show at this moment.</summary>
internal sealed class ScreenDesk(ILiveCalls calls, ICustomerDirectory customers)
{
    /// <summary>Who is at the other end of the phone's call: the one that rings before the one that is talked on; the latest first.</summary>
    public async Task<SourceReply> NowAsync(PhoneRow phone, CancellationToken ct)
    {
        var call = (await calls.ListAsync(ct)).Where(c => c.Legs.Any(l => l.Extension == phone.Extension))
            .OrderByDescending(c => c.Legs.Any(l => l.Extension == phone.Extension && l.State == "ringing")).ThenByDescending(c => c.StartedAt).FirstOrDefault();
        if (call is null)
            return PhoneScreens.Text(phone.Kind, "CallAssist", "Aucun appel · No call", phone.IsPlain);
        var card = await customers.IdentifyAsync(call.Number, ct);
        return card.Known ? PhoneScreens.Of(phone.Kind, card, phone.IsPlain) : PhoneScreens.Text(phone.Kind, card.Title, "", phone.IsPlain);
    }
}
