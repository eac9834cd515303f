using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Numbers as people read them.</summary>
internal static class PhoneText
{
    /// <summary>Contact, company, number in pairs, or "Numéro masqué".</summary>
    public static string Title(CallerCard card) => Spaced(card.Title);

    /// <summary>A French number, in E.164 or national, in pairs (01 55 55 12 34); any other as it stands.</summary>
    public static string Spaced(string number)
    {
        var national = number.StartsWith("+33", StringComparison.Ordinal) ? $"0{number[3..]}" : number;
        if (national.Length != 10 || national[0] != '0' || !national.All(char.IsAsciiDigit))
            return number;
        return string.Join(' ', national.Chunk(2).Select(pair => new string(pair)));
    }
}
