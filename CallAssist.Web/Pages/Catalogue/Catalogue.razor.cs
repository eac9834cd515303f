using CallAssist.Engines.French;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CallAssist.Web.Pages.Catalogue;

/// <summary>The keywords: search, edit, merge, import, export, and what operators taught.</summary>
public sealed partial class Catalogue
{
    private const string NewId = "-";
    private const int PageSize = 200;
    private const long LargestFile = 8 << 20;
    private static readonly TimeSpan Counted = TimeSpan.FromDays(90);

    private KeywordCatalogue? _catalogue;
    private IReadOnlyList<LearnedWords> _learned = [];
    private IReadOnlyList<KeywordEntry> _shown = [];
    private Dictionary<string, int> _calls = [];
    private string? _told;
    private bool _good;

    /// <summary>Keyword being edited; <c>-</c> for a new one.</summary>
    [SupplyParameterFromQuery]
    public string? Id { get; set; }

    /// <summary>Words to find.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>One category.</summary>
    [SupplyParameterFromQuery]
    public string? Category { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [Inject] internal IKeywordCatalogue Catalogues { get; set; } = default!;

    [Inject] internal ICatalogueEditor Editor { get; set; } = default!;

    [Inject] internal IKeywordLearning Learning { get; set; } = default!;

    [Inject] internal IInsights Insights { get; set; } = default!;

    [Inject] internal IAuditLog Audit { get; set; } = default!;

    [Inject] internal ICurrentPerson Current { get; set; } = default!;

    [Inject] internal NavigationManager Navigation { get; set; } = default!;

    [Inject] internal TimeProvider Clock { get; set; } = default!;

    private KeywordEntry? Edited => Id == NewId ? new KeywordEntry { Id = "", Label = "" } : _catalogue?.Keywords.FirstOrDefault(k => k.Id == Id);

    private int Number => Math.Clamp(PageNumber ?? 1, 1, Math.Max(1, (_shown.Count + PageSize - 1) / PageSize));

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override void OnParametersSet() => Select();

    private async Task LoadAsync()
    {
        _catalogue = await Catalogues.LoadAsync();
        _learned = await Learning.ListAsync();
        _calls = (await Insights.CountAsync(Clock.GetUtcNow() - Counted)).ToDictionary(c => c.Id, c => c.Calls);
        Select();
    }

    private void Select()
    {
        var sought = FrenchText.Fold(Q?.Trim() ?? "");
        _shown = [.. (_catalogue?.Keywords ?? []).Where(k => (string.IsNullOrEmpty(Category) || k.Category == Category)
            && (sought.Length == 0 || k.Synonyms.Concat(k.Learned).Append(k.Label).Any(w => FrenchText.Fold(w).Contains(sought, StringComparison.Ordinal))))];
    }

    private async Task ChangedAsync(string told)
    {
        await NoteAsync("catalogue.change");
        await LoadAsync();
        (_good, _told) = (true, told);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("id", (string?)null));
    }

    private async Task DecidedAsync(string told)
    {
        await NoteAsync("catalogue.topic");
        await LoadAsync();
        (_good, _told) = (true, told);
    }

    private async Task DecideAsync(LearnedWords words, bool learn)
    {
        var person = (await Current.GetAsync())?.DisplayName ?? "";
        _good = learn ? await Learning.AcceptAsync(words, person) : await Learning.UndoAsync(words, person);
        _told = L[_good ? learn ? "CatalogueLearned" : "CatalogueRefused" : "CatalogueGone"];
        await LoadAsync();
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > LargestFile)
        {
            (_good, _told) = (false, L["CatalogueNoFile"]);
            return;
        }

        using var copy = new MemoryStream();
        await using (var stream = chosen.File.OpenReadStream(LargestFile))
            await stream.CopyToAsync(copy);
        copy.Position = 0;
        var import = await Editor.ImportAsync(copy);
        (_good, _told) = (import.Problem is null, import.Problem switch
        {
            null => L["CatalogueImported", import.Added, import.Replaced],
            "File" => L["CatalogueNoFile"] + " " + import.Where,
            var problem => L["CatalogueWrong_" + problem] + " " + L["CatalogueImportWhere", import.Where],
        });
        if (_good)
            await NoteAsync("catalogue.import");
        await LoadAsync();
    }

    private async Task NoteAsync(string action) => await Audit.RecordAsync(new() { Action = action, PersonId = (await Current.GetAsync())?.Id });

    private string Label(string id) => _catalogue!.Keywords.FirstOrDefault(k => k.Id == id)?.Label ?? id;
}
