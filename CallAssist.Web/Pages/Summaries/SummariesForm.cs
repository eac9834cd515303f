using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Pages.Summaries;

/// <summary>The fields of the language model's form.</summary>
internal sealed class SummariesForm(RemoteEndpoint endpoint)
{
    public bool On { get; set; } = endpoint.On;

    public string Url { get; set; } = endpoint.Url;

    public string Model { get; set; } = endpoint.Model;

    public string Key { get; set; } = "";

    public bool HasKey { get; } = endpoint.HasKey;

    public bool InHouse { get; set; } = endpoint.InHouse;

    public int DailyTokens { get; set; } = endpoint.DailyTokens;

    public int TimeoutSeconds { get; set; } = endpoint.TimeoutSeconds;

    public string Instructions { get; set; } = endpoint.Instructions;

    /// <summary>Null while nothing was typed: the stored one stays.</summary>
    public string? NewKey => Key.Length == 0 ? null : Key.Trim();

    public RemoteEndpoint ToEndpoint() => new()
    {
        On = On, Url = Url.Trim(), Model = Model.Trim(), InHouse = InHouse, DailyTokens = DailyTokens, TimeoutSeconds = TimeoutSeconds, Instructions = Instructions,
    };
}
