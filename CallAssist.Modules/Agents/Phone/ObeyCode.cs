using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Agents.Phone;

/// <summary>A code that the switchboard or a phone tells of. An agent that sees the phone's SIP has obeyed it already, and is asked for nothing new.</summary>
internal sealed class ObeyCode(PhoneControl control) : IEventHandler<CodeDialled>
{
    public async Task HandleAsync(CodeDialled domainEvent, Delivery delivery, CancellationToken ct)
    {
        await delivery.CompleteAsync(_ => Task.CompletedTask, ct);
        if (PhoneControl.Of(domainEvent.Code) is { } action)
            await control.AskAsync(domainEvent.Extension, action, ct);
    }
}
