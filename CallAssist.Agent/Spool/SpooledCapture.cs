using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Spool;

/// <summary>A finished file of the spool, open and ours alone while it is sent.</summary>
internal sealed class SpooledCapture(FileInfo file, FileStream stream) : IDisposable
{
    /// <summary>The file's name: for the server and the person at this PC, never for a log (it may hold a number).</summary>
    public string Name => file.Name;

    /// <summary>The bytes.</summary>
    public Stream Bytes => stream;

    /// <summary>Deletes it once it was received; false, and nothing done, when it has changed since it was read.</summary>
    public bool Forget(CaptureDigest sent)
    {
        if (OpenWriters.Has(stream.SafeFileHandle) || stream.Length != sent.Length)
            return false;
        file.Delete();
        return true;
    }

    /// <summary>Moves it within the spool.</summary>
    public void MoveTo(string target) => File.Move(file.FullName, target);

    public void Dispose() => stream.Dispose();
}
