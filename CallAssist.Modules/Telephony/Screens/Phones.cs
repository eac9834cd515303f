using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

internal sealed class Phones(PhoneStore store, PhonePush push, ScreenDesk desk, Ids ids) : IPhones
{
    public async Task<IReadOnlyList<DeskPhone>> ListAsync(CancellationToken ct) => [.. (await store.ListAsync(ct)).Select(p => p.ToPhone())];

    public async Task<IReadOnlyList<string>> SaveAsync(DeskPhone phone, string? password, CancellationToken ct)
    {
        phone = phone with { Address = Tidy(phone.Address), ServerUrl = Tidy(phone.ServerUrl), Extension = phone.Extension.Trim(), UserName = phone.UserName.Trim() };
        if (Wrong(phone) is { Length: > 0 } wrong)
            return wrong;
        await store.SaveAsync(phone.Id == Guid.Empty ? ids.New() : phone.Id, phone, password, ct);
        return [];
    }

    public Task RemoveAsync(Guid id, CancellationToken ct) => store.RemoveAsync(id, ct);

    public async Task<PushOutcome> TryAsync(Guid id, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } phone)
            return new(PushResult.Unreachable);
        var outcome = await push.SendAsync(phone, await desk.NowAsync(phone, ct), ct);
        await store.NoteAsync(phone, outcome, ct);
        return outcome;
    }

    public async Task<string?> AskAddressAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return await store.FindAsync(id, ct) is { } phone ? push.AskAddress(phone) : null;
        }
        catch (MasterKeyException)
        {
            return null;
        }
    }

    private static string[] Wrong(DeskPhone phone) =>
    [
        .. phone.Make == PhoneMake.Grandstream || !Enum.IsDefined(phone.Make) ? ["Make"] : Array.Empty<string>(),
        .. PhoneNumber.ToExtension(phone.Extension) is null ? ["Extension"] : Array.Empty<string>(),
        .. IsServer(phone.Address) ? Array.Empty<string>() : ["Address"],
        .. IsServer(phone.ServerUrl) ? Array.Empty<string>() : ["ServerUrl"],
    ];

    private static string Tidy(string address)
    {
        address = address.Trim().TrimEnd('/');
        return address.Length == 0 || address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address;
    }

    private static bool IsServer(string address) =>
        address.Length <= 200 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo.Length: 0, Host.Length: > 0 };
}
