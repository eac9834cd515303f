using CallAssist.Modules.Telephony.Ami;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>One adapter per source.</summary>
internal static class SourceAdapters
{
    public static IReadOnlyList<ISourceAdapter> All(VoiceManagerMapping mapping) =>
    [
        new GenericAdapter(), new AsteriskAdapter(), new VoiceManagerAdapter(mapping), new YealinkAdapter(), new SnomAdapter(), new GrandstreamAdapter(),
        new AmiAdapter(),
    ];
}
