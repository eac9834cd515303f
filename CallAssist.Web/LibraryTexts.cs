namespace CallAssist.Web;

/// <summary>Texts of the recordings, their player and what is kept of them: <c>Resources/LibraryTexts.resx</c> (French) and <c>.en.resx</c>.</summary>
public sealed class LibraryTexts;
