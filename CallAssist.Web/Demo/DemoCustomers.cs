using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Web.Demo;

/// <summary>
/// Two hundred invented customers, always the same. Their numbers are those that the French regulator keeps for fiction
/// (Arcep decision 2018-0881: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49), so that nobody's telephone is in here. Its
/// mobile range, 06 39 98, is left out: 0639 is also Mayotte's.
/// </summary>
internal static class DemoCustomers
{
    public const int Count = 200;

    private static readonly string[] Trades =
    [
        "Boulangerie", "Garage", "Pharmacie", "Menuiserie", "Transports", "Cabinet", "Ateliers", "Maçonnerie", "Hôtel", "Restaurant", "Coiffure", "Imprimerie",
        "Pépinières", "Domaine", "Électricité", "Plomberie", "Taxis", "Crèche", "Clinique", "Serrurerie",
    ];

    private static readonly string[] Names =
    [
        "Aubry", "Barbier", "Caron", "Delmas", "Estève", "Fontaine", "Gauthier", "Humbert", "Imbert", "Jacquet", "Klein", "Lambert", "Marchand", "Navarro", "Olivier", "Perrin",
        "Rolland", "Sanchez", "Texier", "Vasseur",
    ];

    private static readonly string[] FirstNames =
    [
        "Camille", "Nadia", "Thomas", "Julie", "Karim", "Sophie", "Antoine", "Claire", "Mehdi", "Isabelle", "Nicolas", "Aurélie", "Pierre", "Fatou", "Laurent", "Manon",
    ];

    private static readonly string[] Towns =
    [
        "Toulon", "Caen", "Nantes", "Dijon", "Limoges", "Amiens", "Pau", "Colmar", "Saint-Denis", "Annecy", "Brest", "Nîmes",
    ];

    private static readonly string[] Landlines = ["019900", "026191", "035301", "046571", "053649"];

    /// <summary>The three companies that call in the demo, then the others.</summary>
    public static IReadOnlyList<CompanyFile> All(DateTimeOffset now) =>
    [
        new()
        {
            Name = "Coiffure Élégance", ExternalId = "D-001", Notes = "Toulon. Paie de 6 salariés, mutuelle obligatoire.", Numbers = ["04 65 71 00 01"],
            Contacts = [new("Claire Dupont", "claire.dupont@coiffure-elegance.example", ["04 65 71 10 01"])],
            Alerts = [new("unpaid-invoice", "Facture de septembre impayée (214,80 €)", 1)],
        },
        new()
        {
            Name = "Imprimerie Rousseau", ExternalId = "D-002", Notes = "Caen. Convention de l'imprimerie de labeur.", Numbers = ["02 61 91 00 02"],
            Contacts = [new("Bruno Mathieu", "b.mathieu@imprimerie-rousseau.example", ["02 61 91 10 02"])],
        },
        new()
        {
            Name = "Garage Bonnet", ExternalId = "D-003", Notes = "Amiens. Un seul poste installé.", Numbers = ["03 53 01 00 03"],
            Contacts = [new("Nadia Bonnet", "nadia@garage-bonnet.example", ["03 53 01 10 03"])],
            Alerts = [new("contract-suspended", "Contrat suspendu : pas d'intervention sans accord", 2, now.AddDays(-3))],
        },
        .. Enumerable.Range(4, Count - 3).Select(Company),
    ];

    /// <summary>The number a company calls from.</summary>
    public static string NumberOf(CompanyFile company) => company.Contacts[0].Numbers[0];

    private static CompanyFile Company(int number)
    {
        // Every trade meets every name once: 400 pairs, of which the first 197 are taken.
        var (trade, name) = (Trades[number % Trades.Length], Names[(number / Trades.Length + number) % Names.Length]);
        var town = Towns[number % Towns.Length];
        var mail = $"client{number:D3}.example";
        return new()
        {
            Name = $"{trade} {name}", ExternalId = $"D-{number:D3}", Notes = $"{town}. {2 + number * 7 % 48} salariés.",
            Numbers = [$"{Landlines[number % Landlines.Length]}{number:D4}"],
            Contacts = [.. Enumerable.Range(0, 1 + number % 3).Select(c => Contact(number, c, mail))],
            Alerts = Alerts(number),
        };
    }

    private static ContactFile Contact(int company, int position, string mail)
    {
        var first = FirstNames[(company + position * 5) % FirstNames.Length];
        var last = Names[(company * 3 + position) % Names.Length];
        return new($"{first} {last}", $"contact{position + 1}@{mail}", [$"{Landlines[(company + position) % Landlines.Length]}{position + 1}{company:D3}"]);
    }

    private static IReadOnlyList<AlertFile> Alerts(int number) => (number % 11, number % 23, number % 31) switch
    {
        (0, _, _) => [new("unpaid-invoice", "Facture impayée depuis plus de trente jours", 1)],
        (_, 0, _) => [new("contract-suspended", "Contrat suspendu : voir le service commercial", 2)],
        (_, _, 0) => [new("vip", "Grand compte : rappeler dans l'heure", 0)],
        _ => [],
    };
}
