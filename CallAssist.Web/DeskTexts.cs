namespace CallAssist.Web;

/// <summary>Texts of the desk: <c>Resources/DeskTexts.resx</c> (French) and <c>.en.resx</c>.</summary>
public sealed class DeskTexts;
