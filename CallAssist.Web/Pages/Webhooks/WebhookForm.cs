using CallAssist.Modules.Webhooks.Contracts;

namespace CallAssist.Web.Pages.Webhooks;

/// <summary>The fields of a destination's form.</summary>
internal sealed class WebhookForm
{
    public string Name { get; set; } = "";

    public string Url { get; set; } = "";

    public HashSet<string> Events { get; private set; } = [];

    public bool On { get; set; } = true;

    public void Read(WebhookDestination destination) => (Name, Url, Events, On) = (destination.Name, destination.Url, [.. destination.Events], destination.On);

    public void Choose(string name, bool wanted) => _ = wanted ? Events.Add(name) : Events.Remove(name);

    public WebhookDestination ToDestination(Guid id) => new() { Id = id, Name = Name, Url = Url, Events = [.. WebhookEvents.All.Where(Events.Contains)], On = On };
}

/// <summary>What a person did to a destination, as the page tells and audits it.</summary>
/// <param name="Id">The destination.</param>
/// <param name="Action">Name in the audit log.</param>
/// <param name="Told">What to say of it.</param>
/// <param name="Secret">A new secret, shown once.</param>
/// <param name="Good">False when it went wrong.</param>
/// <param name="Close">True where the form closes.</param>
public sealed record WebhookChange(Guid Id, string Action, string Told, string? Secret = null, bool Good = true, bool Close = true);
