using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>What came back: a text, or a trouble (<see cref="RemoteTrouble"/>).</summary>
internal readonly record struct ChatAnswer(string? Text, string? Trouble, int Tokens)
{
    public static ChatAnswer Failed(string trouble, int tokens = 0) => new(null, trouble, tokens);
}
