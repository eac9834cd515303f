using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Phone;

/// <summary>What a phone shows after one of its keys was pressed: short, for three lines of a small screen.</summary>
internal static class KeyTexts
{
    public static string Title(bool french) => french ? "Enregistrement" : "Recording";

    public static string Of(PhoneWish wish, CaptureAction action, bool french) => (wish, action) switch
    {
        (PhoneWish.Done, CaptureAction.Start) => french ? "L'appel est enregistré." : "The call is being recorded.",
        (PhoneWish.Done, CaptureAction.Stop) => french ? "Arrêté." : "Stopped.",
        (PhoneWish.Done, CaptureAction.Pause) => french ? "En pause : rien n'est enregistré." : "Paused: nothing is recorded.",
        (PhoneWish.Done, _) => french ? "Reprise de l'enregistrement." : "Recording goes on.",
        (PhoneWish.Never, _) => french ? "Refusé : les appels de ce poste ne s'enregistrent pas." : "Refused: calls of this phone are not recorded.",
        (PhoneWish.NoCall, _) => french ? "Refusé : aucun appel ne s'y prête." : "Refused: there is no call for that.",
        _ => french ? "Refusé : aucun agent ne sert ce poste en ce moment." : "Refused: no agent serves this phone now.",
    };
}
