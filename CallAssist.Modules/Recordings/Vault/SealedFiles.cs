using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Vault;

internal sealed class SealedFiles(RecordingVault vault) : ISealedFiles
{
    public (ISealedFile File, string WrappedKey) Create(Guid id)
    {
        var (key, wrapped) = vault.NewKey();
        return (new Writing(vault.Create(id, SealedKind.Bundle, key)), wrapped);
    }

    public Stream Open(Guid id, string wrappedKey) => vault.Open(id, SealedKind.Bundle, wrappedKey);

    public void Delete(Guid id) => vault.Delete(id);

    private sealed class Writing(SealedWriter writer) : ISealedFile
    {
        public Stream Stream => writer;

        public void Complete() => writer.Complete();

        public void Dispose() => writer.Dispose();
    }
}
