namespace CallAssist.Modules.Insights.Keywords;

/// <summary>A keyword said in a turn: positions in characters of the turn's text, score 0 to 1.</summary>
internal readonly record struct Mention(int Keyword, int Start, int End, MentionKind Kind, double Score)
{
    /// <summary>How much it explains: longer and more certain wins where mentions overlap.</summary>
    public double Weight => (End - Start) * (Kind <= MentionKind.Learned ? 1.15 : Kind == MentionKind.Clue ? 0.1 : Score * Score * Score);

    public bool Overlaps(in Mention other) => Start < other.End && other.Start < End;
}
