using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>It rings: hands the screens of the phones concerned to whoever sends them, and is done.</summary>
internal sealed class PushScreens(PhoneStore phones, ScreenPusher pusher) : IEventHandler<CallRinging>
{
    public async Task HandleAsync(CallRinging domainEvent, Delivery delivery, CancellationToken ct)
    {
        if (domainEvent is not { Direction: "inbound", Number: { } number })
            return;
        foreach (var phone in await phones.AtAsync([.. domainEvent.Extensions], ct))
            pusher.Take(phone, number);
    }
}
