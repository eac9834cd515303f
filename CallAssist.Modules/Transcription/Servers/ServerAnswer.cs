using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>What a server made of one voice: exactly one of text and trouble.</summary>
/// <param name="Text">What was said.</param>
/// <param name="Trouble">One of <see cref="ServerTrouble"/>.</param>
/// <param name="Detail">The technician's half sentence.</param>
internal sealed record ServerAnswer(VoiceTranscript? Text, string? Trouble, string Detail)
{
    /// <summary>Another server, or the same one later, may do better.</summary>
    public bool Passes => Trouble is ServerTrouble.Unreachable or ServerTrouble.Slow or ServerTrouble.Malformed;

    public static ServerAnswer Heard(VoiceTranscript text) => new(text, null, "");

    public static ServerAnswer Failed(string trouble, string detail) => new(null, trouble, detail);
}
