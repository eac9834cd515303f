namespace CallAssist.Web;

/// <summary>Texts of the shell and the administration pages: <c>Resources/Texts.resx</c> (French) and <c>.en.resx</c>.</summary>
public sealed class Texts;
