using System.Globalization;
using System.Text.Json;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;

namespace CallAssist.Web.Components;

/// <summary>An intervention's text while it is typed: actions as lines of one field.</summary>
internal sealed class InterventionEdit
{
    public CustomerChoice Customer { get; set; } = new(null, null, "");

    /// <summary>The call it is about, where that is chosen in the form.</summary>
    public Guid? Call { get; set; }

    public string Subject { get; set; } = "";

    public IReadOnlyList<string> Keywords { get; set; } = [];

    public string Summary { get; set; } = "";

    public string Actions { get; set; } = "";

    public string FollowUp { get; set; } = "";

    public string Note { get; set; } = "";

    public int? Minutes { get; set; }

    public static InterventionEdit From(InterventionBody body) => new()
    {
        Customer = new(body.CompanyId, body.ContactId, body.Customer),
        Subject = body.Subject,
        Keywords = body.Keywords,
        Summary = body.Summary,
        Actions = string.Join('\n', body.Actions),
        FollowUp = body.FollowUp,
        Note = body.Note,
        Minutes = body.Minutes,
    };

    /// <summary>What the browser kept of the fields, by their names there; those it does not name stay.</summary>
    public void Restore(IReadOnlyDictionary<string, string> kept)
    {
        if (kept.TryGetValue("Call", out var call))
            Call = Guid.TryParse(call, out var id) ? id : null;
        Subject = kept.GetValueOrDefault("Subject", Subject);
        Summary = kept.GetValueOrDefault("Summary", Summary);
        Actions = kept.GetValueOrDefault("Actions", Actions);
        FollowUp = kept.GetValueOrDefault("FollowUp", FollowUp);
        Note = kept.GetValueOrDefault("Note", Note);
        if (kept.TryGetValue("Minutes", out var minutes))
            Minutes = int.TryParse(minutes, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (kept.TryGetValue("Keywords", out var keywords))
            Keywords = JsonSerializer.Deserialize<string[]>(keywords) ?? [];
        if (kept.TryGetValue("Customer", out var customer))
            Customer = JsonSerializer.Deserialize<CustomerChoice>(customer) ?? Customer;
        // Typed while the server was away: it is nobody of the file.
        if (kept.TryGetValue("CustomerTyped", out var typed) && typed != Customer.Label)
            Customer = new(null, null, typed);
    }

    public InterventionBody ToBody() => new()
    {
        CompanyId = Customer.CompanyId,
        ContactId = Customer.ContactId,
        Customer = Customer.Label,
        Subject = Subject,
        Keywords = Keywords,
        Summary = Summary,
        Actions = Actions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        FollowUp = FollowUp,
        Note = Note,
        Minutes = Minutes,
    };
}

/// <summary>The customer as typed or as chosen from the customer file.</summary>
public sealed record CustomerChoice(Guid? CompanyId, Guid? ContactId, string Label)
{
    /// <summary>The customer of a card.</summary>
    public static CustomerChoice Of(CallerCard card) => new(card.CompanyId, card.ContactId, CustomerText.Of(card));
}
