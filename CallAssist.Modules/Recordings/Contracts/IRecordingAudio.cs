namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Sound inside the house. Without regard to rights: ask the recording first, and note what is done with it.</summary>
internal interface IRecordingAudio
{
    /// <summary>Both voices as stereo WAV, seekable; null while there are none. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(Guid recordingId, CancellationToken ct = default);
}

/// <summary>Files that modules below make of recordings, sealed like these, under an id of their own.</summary>
internal interface ISealedFiles
{
    /// <summary>Begins a file; what is written is sealed at once. Complete it, then keep the wrapped key: nothing else opens the file.</summary>
    (ISealedFile File, string WrappedKey) Create(Guid id);

    /// <summary>Opens a complete file for reading, seekable.</summary>
    Stream Open(Guid id, string wrappedKey);

    /// <summary>Removes it; a file that is not there is removed already.</summary>
    void Delete(Guid id);
}

/// <summary>A sealed file that is being written.</summary>
internal interface ISealedFile : IDisposable
{
    /// <summary>Takes the plaintext.</summary>
    Stream Stream { get; }

    /// <summary>Seals the rest and returns once everything is on the disk.</summary>
    void Complete();
}

/// <summary>Makes MP3 where an encoder is installed.</summary>
internal interface IMp3Encoder
{
    /// <summary>Whether one is.</summary>
    bool Available { get; }

    /// <summary>Reads WAV, writes MP3.</summary>
    /// <exception cref="IOException">The encoder failed.</exception>
    Task EncodeAsync(Stream wav, Stream mp3, CancellationToken ct);
}
