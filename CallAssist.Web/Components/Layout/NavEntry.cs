using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Components.Layout;

/// <summary>One page of the navigation.</summary>
/// <param name="Href">Address below the base.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Icon">A 24 × 24 outline (SVG path), drawn with the current colour.</param>
/// <param name="Roles">Who sees it; null for everyone.</param>
/// <param name="Within">Pages that one reaches from this one: it stays marked while one of them is open.</param>
public sealed record NavEntry(string Href, string Text, string Icon, string[]? Roles = null, IReadOnlyList<NavEntry>? Within = null)
{
    private static readonly string[] Managers = [Modules.Identity.Contracts.Roles.Administrator, Modules.Identity.Contracts.Roles.Supervisor];
    private static readonly string[] Administrators = [Modules.Identity.Contracts.Roles.Administrator];

    /// <summary>What everyone works with: on a phone the bar at the bottom.</summary>
    public static IReadOnlyList<NavEntry> Work { get; } =
    [
        new("", "NavHome", "M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6h-6v6H5a1 1 0 0 1-1-1z"),
        new("calls", "NavCalls", "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"),
        new("recordings", "NavRecordings", "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6"),
        new("interventions", "NavInterventions", "M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5M9 13h6M9 17h6"),
        new("clients", "NavClients", "M4 21V6l8-3 8 3v15M9 21v-4h6v4M8 9h2M14 9h2M8 13h2M14 13h2"),
    ];

    /// <summary>What the administrator sets up, by what it is about: the page of settings.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<NavEntry> Entries)> Settings { get; } =
    [
        ("SettingsTeam", [new("users", "NavUsers", "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M17 11a3 3 0 1 0 0-6M18 14a6 6 0 0 1 4 6")]),
        ("SettingsCalls",
        [
            new("tokens", "NavTokens", "M14 10a5 5 0 1 0-4 4l2 2h2v2h2v2h4v-4z"),
            new("inbox", "NavInbox", "M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 2.5h3L15 13h5"),
            new("sources/voicemanager", "NavMapping", "M4 7h6M14 7h6M4 17h10M18 17h2M12 7m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M16 17m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0"),
            new("sources/phones", "NavPhones", "M5 4h14v16H5zM8 7h8v5H8zM8 16h.01M12 16h.01M16 16h.01"),
        ]),
        ("SettingsVoices",
        [
            new("agents", "NavAgents", "M4 5h16v11H4zM9 20h6M12 16v4M8 10h2l1-2 2 5 1-3h2"),
            new("model", "NavModel", "M4 14v-4M8 18V6M12 15V9M16 20V4M20 14v-4"),
            new("care", "NavCare", "M5 4h14v5H5zM5 9h14v5H5zM5 14h14v6H5zM8 6.5h.01M8 11.5h.01M8 17h.01"),
        ]),
        ("SettingsWords",
        [
            new("summaries", "NavSummaries", "M5 5h14M5 10h14M5 15h8M17 14l1.2 2.8L21 18l-2.8 1.2L17 22l-1.2-2.8L13 18l2.8-1.2z"),
            new("mails", "NavMails", "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM3 7l9 6 9-6"),
            new("webhooks", "NavWebhooks", "M10 14l-3 5M7 19h10M14 10l4 7M12 4a3 3 0 0 1 2.6 4.5L12 13M6 15a3 3 0 1 0 3 4M18 21a3 3 0 1 0-2-5.2"),
            new("clients/links", "NavLinks", "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"),
        ]),
    ];

    /// <summary>What keeps the office running: on a phone part of the person's menu.</summary>
    public static IReadOnlyList<NavEntry> Running { get; } =
    [
        new("statistics", "NavStatistics", "M4 20h16M7 16v-5M12 16V6M17 16v-8"),
        new("board", "NavBoard", "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z"),
        new("jobs", "NavJobs", "M4 6h10M4 12h7M4 18h10M17 9l4 3-4 3z", [.. Managers, Modules.Identity.Contracts.Roles.Observer]),
        new("health", "NavHealth", "M3 12h4l3-7 4 14 3-7h4", Managers),
        new("audit", "NavAudit", "M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6zM9 12l2 2 4-4"),
        new("catalogue", "NavCatalogue", "M4 4h11l5 5-8 8-8-8zM8.5 8.5h.01M4 15l6 6", Managers),
        new("ledger", "NavLedger", "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6", Managers),
        new("settings", "NavSettings", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l2.8 2.8M16.2 16.2L19 19M19 5l-2.8 2.8M7.8 16.2L5 19", Administrators, [.. Settings.SelectMany(group => group.Entries)]),
    ];
}
