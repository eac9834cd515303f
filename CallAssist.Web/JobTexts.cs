namespace CallAssist.Web;

/// <summary>Texts of the Jobs page: <c>Resources/JobTexts.resx</c> (French) and <c>.en.resx</c>.</summary>
public sealed class JobTexts;
