namespace CallAssist.Web;

/// <summary>Texts of what switchboard and phones tell: <c>Resources/TelephonyTexts.resx</c> (French) and <c>.en.resx</c>.</summary>
public sealed class TelephonyTexts;
