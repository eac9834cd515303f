using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>Extensions of people whom a source calls by sign-in name, direct number or id (Zammad looks them up so too).</summary>
internal sealed class ExtensionNames(IPeople people)
{
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        if (names.All(n => PhoneNumber.ToExtension(n) is not null))
            return names;
        var everyone = await people.ListAsync(ct);
        return [.. names.Select(n => PhoneNumber.ToExtension(n) ?? Find(everyone, n)).OfType<string>().Distinct()];
    }

    private static string? Find(IReadOnlyList<Person> everyone, string name)
    {
        var number = PhoneNumber.ToE164(name);
        return everyone.FirstOrDefault(p => p.Extensions.Count > 0 && (p.UserName.Equals(name, StringComparison.OrdinalIgnoreCase)
            || (number is not null && p.Numbers.Contains(number)) || p.Id.ToString() == name))?.Extensions[0];
    }
}
