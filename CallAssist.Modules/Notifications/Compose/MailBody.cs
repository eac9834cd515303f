namespace CallAssist.Modules.Notifications.Compose;

/// <summary>What a mail says, before it becomes plain text and HTML.</summary>
internal sealed record MailBody(string Subject, IReadOnlyList<MailPart> Parts);

/// <summary>A piece of a mail.</summary>
internal abstract record MailPart
{
    internal sealed record Heading(string Text) : MailPart;

    internal sealed record Paragraph(string Text) : MailPart;

    /// <summary>The one thing to do.</summary>
    internal sealed record Action(string Text, string Url) : MailPart;

    internal sealed record Items(IReadOnlyList<Item> Lines) : MailPart;

    /// <param name="Text">The line; a link where <paramref name="Url"/> is given.</param>
    /// <param name="Note">A second, quieter line, or null.</param>
    /// <param name="Url">Where it leads, or null.</param>
    internal sealed record Item(string Text, string? Note = null, string? Url = null);

    /// <summary>Figures: all columns but the first stand to the right.</summary>
    internal sealed record Table(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : MailPart;

    /// <summary>One per mail, carried by it.</summary>
    /// <param name="Png">The picture.</param>
    /// <param name="Alt">What it shows.</param>
    /// <param name="Width">In points; the picture has twice as many pixels.</param>
    /// <param name="Legend">What its colours (0xRRGGBB) mean.</param>
    internal sealed record Picture(byte[] Png, string Alt, int Width, IReadOnlyList<(string Text, int Colour)> Legend) : MailPart;
}
