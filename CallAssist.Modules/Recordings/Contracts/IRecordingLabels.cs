using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>What lists filter by and only modules below know: written in the transaction of the understanding.</summary>
internal interface IRecordingLabels
{
    /// <summary>Replaces mood and keywords (catalogue ids) of a recording.</summary>
    Task SetAsync(UnitOfWork unit, Guid recordingId, string mood, IReadOnlyCollection<string> keywords);

    /// <summary>One keyword became part of another: recordings that carry it carry that one.</summary>
    Task MergeAsync(UnitOfWork unit, string from, string into);
}
