using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Desk;

/// <summary>Why a recording does not go on, as a manager reads it; a code that nobody wrote a sentence for is at least named.</summary>
internal sealed class PipelineText(IStringLocalizer<DeskTexts> texts)
{
    /// <summary>Why it failed (<c>Failure_no-media</c>).</summary>
    public string Failure(string? code) => Sentence("Failure", code ?? "unknown");

    /// <summary>What it waits for (<c>Waiting_no-model</c>).</summary>
    public string Waiting(string code) => Sentence("Waiting", code);

    private string Sentence(string kind, string code) =>
        texts[$"{kind}_{code}"] is { ResourceNotFound: false } known ? known.Value : texts[kind, code].Value;
}
