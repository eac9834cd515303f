using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Pages.Models;

/// <summary>The fields of the transcription servers' form.</summary>
internal sealed class ServersForm(ServerSettings settings)
{
    public bool On { get; set; } = settings.On;

    public List<Row> Servers { get; } = [.. settings.Servers.DefaultIfEmpty(new("", Outside: false)).Select(s => new Row { Url = s.Url, Outside = s.Outside })];

    public string Model { get; set; } = settings.Model;

    public string Key { get; set; } = "";

    public bool HasKey { get; } = settings.HasKey;

    public int PerServer { get; set; } = settings.PerServer;

    public int TimeoutSeconds { get; set; } = settings.TimeoutSeconds;

    public bool FallBack { get; set; } = settings.FallBack;

    /// <summary>Null while nothing was typed: the stored one stays.</summary>
    public string? NewKey => Key.Length == 0 ? null : Key.Trim();

    public ServerSettings ToSettings() => new()
    {
        On = On, Servers = [.. Servers.Select(s => new ServerAddress(s.Url.Trim(), s.Outside)).Where(s => s.Url.Length > 0)], Model = Model, PerServer = PerServer,
        TimeoutSeconds = TimeoutSeconds, FallBack = FallBack,
    };

    /// <summary>One server.</summary>
    internal sealed class Row
    {
        public string Url { get; set; } = "";

        public bool Outside { get; set; }
    }
}
