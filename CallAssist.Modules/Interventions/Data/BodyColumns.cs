using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Data;

/// <summary>A text as its columns: trimmed, without empty or doubled lines, with its folded search columns.</summary>
internal sealed class BodyColumns
{
    private const int LineLength = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public BodyColumns(InterventionBody body)
    {
        var keywords = Lines(body.Keywords);
        CompanyId = body.CompanyId;
        ContactId = body.ContactId;
        Customer = Cut(body.Customer.Trim());
        Subject = Cut(body.Subject.Trim());
        Summary = body.Summary.Trim();
        FollowUp = body.FollowUp.Trim();
        Note = body.Note.Trim();
        Minutes = body.Minutes is >= 0 ? body.Minutes : null;
        Keywords = JsonSerializer.Serialize(keywords, Readable);
        Actions = JsonSerializer.Serialize(Lines(body.Actions), Readable);
        KeywordKeys = $"|{string.Join('|', keywords.Select(Fold))}|";
        SearchText = Fold(string.Join('\n', [Customer, Subject, .. keywords, Summary, .. Lines(body.Actions), FollowUp, Note]));
    }

    public Guid? CompanyId { get; }

    public Guid? ContactId { get; }

    public string Customer { get; }

    public string Subject { get; }

    public string Keywords { get; }

    public string Summary { get; }

    public string Actions { get; }

    public string FollowUp { get; }

    public string Note { get; }

    public int? Minutes { get; }

    public string KeywordKeys { get; }

    public string SearchText { get; }

    /// <summary>Whether the row says this already.</summary>
    public bool StandIn(InterventionRow row) =>
        (CompanyId, ContactId, Customer, Subject, Keywords, Summary) == (row.CompanyId, row.ContactId, row.Customer, row.Subject, row.Keywords, row.Summary)
        && (Actions, FollowUp, Note, Minutes) == (row.Actions, row.FollowUp, row.Note, row.Minutes);

    /// <summary>Lower case without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.Replace("œ", "oe").Replace("æ", "ae").ToString();
    }

    public static string Json(InterventionBody body) => JsonSerializer.Serialize(body, Readable);

    private static string[] Lines(IReadOnlyList<string> lines) =>
        [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0).DistinctBy(Fold)];

    private static string Cut(string line) => line.Length <= LineLength ? line : line[..LineLength];
}
