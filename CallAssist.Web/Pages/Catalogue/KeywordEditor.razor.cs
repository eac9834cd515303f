using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Web.Components;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Catalogue;

/// <summary>One keyword: its words, what was learned with its origin, merging and deleting.</summary>
public sealed partial class KeywordEditor
{
    private KeywordForm _form = new(new KeywordEntry { Id = "", Label = "" });
    private IReadOnlyList<KeywordEntry> _others = [];
    private IReadOnlyList<string> _problems = [];
    private string _into = "";
    private ConfirmDialog _confirm = default!;

    /// <summary>The keyword as it stands.</summary>
    [Parameter, EditorRequired] public required KeywordEntry Entry { get; set; }

    /// <summary>All keywords.</summary>
    [Parameter, EditorRequired] public required KeywordCatalogue Catalogue { get; set; }

    /// <summary>True while it is not in the catalogue yet.</summary>
    [Parameter] public bool New { get; set; }

    /// <summary>What calls taught.</summary>
    [Parameter] public IReadOnlyList<LearnedWords> Learned { get; set; } = [];

    /// <summary>Told after a change, with what to say of it.</summary>
    [Parameter] public EventCallback<string> OnChanged { get; set; }

    [Inject] internal ICatalogueEditor Editor { get; set; } = default!;

    [Inject] internal IKeywordLearning Learning { get; set; } = default!;

    [Inject] internal NavigationManager Navigation { get; set; } = default!;

    [Inject] internal ICurrentPerson Current { get; set; } = default!;

    private IReadOnlyList<LearnedWords> Taught => [.. Learned.Where(l => l.KeywordId == Entry.Id && l.State == "learned")];

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        (_form, _others) = (new(Entry), [.. Catalogue.Keywords.Where(k => k.Id != Entry.Id).OrderBy(k => k.Label, StringComparer.CurrentCulture)]);

    private async Task SaveAsync()
    {
        var entry = _form.ToEntry();
        _problems = New && Catalogue.Keywords.Any(k => k.Id == entry.Id) ? ["Taken"] : await Editor.SaveAsync(entry);
        if (_problems.Count == 0)
            await OnChanged.InvokeAsync(L["CatalogueSaved"]);
    }

    private async Task MergeAsync()
    {
        if (await Editor.MergeAsync(Entry.Id, _into))
            await OnChanged.InvokeAsync(L["CatalogueMerged"]);
    }

    private async Task DeleteAsync()
    {
        if (await _confirm.AskAsync(L["CatalogueDeleteAsk", Entry.Label], L["CatalogueDeleteMeans"], L["CatalogueDelete"]) && await Editor.DeleteAsync(Entry.Id))
            await OnChanged.InvokeAsync(L["CatalogueDeleted"]);
    }

    private async Task UndoAsync(LearnedWords words)
    {
        if (await Learning.UndoAsync(words, (await Current.GetAsync())?.DisplayName ?? ""))
            await OnChanged.InvokeAsync(L["CatalogueUndone"]);
    }
}
