using System.Text.Json;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>
/// The captures of this PC and where each one stands, told by its file's name: <c>.rec</c> being recorded, <c>.held</c> within the grace,
/// <c>.ready</c> to be sent, <c>.gone</c> destroyed (only the fact). A name changes in one step, so a kill at any moment leaves one of these.
/// </summary>
internal sealed class CaptureSpool(AgentOptions options, TimeProvider clock, Func<string, long?>? freeBytes = null)
{
    private readonly string _folder = Path.Combine(Path.GetFullPath(options.Spool), "captures");
    private readonly Dictionary<Guid, HeldCapture> _held = [];
    private readonly Dictionary<Guid, CaptureCancelled> _gone = [];
    private SpoolKey? _key;

    /// <summary>A finished capture within the grace.</summary>
    public sealed record HeldCapture(CaptureHead Head, Guid? CallId, DateTimeOffset EndedAt)
    {
        public CaptureNote Note(TimeSpan grace) => new(Head.Id, Head.Extension, CallId, Head.Number, Head.StartedAt, CaptureState.Held, EndedAt + grace);
    }

    public IReadOnlyCollection<HeldCapture> Held => _held.Values;

    /// <summary>What remains of destroyed captures until the server has noted it.</summary>
    public IReadOnlyCollection<CaptureCancelled> Gone => _gone.Values;

    /// <summary>Captures to be sent, oldest first (their names begin with the time).</summary>
    public IReadOnlyList<string> Ready => Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*.ready").Order(StringComparer.Ordinal)] : [];

    public string PolicyFile => Path.Combine(_folder, "policy.json");

    private SpoolKey Key => _key ?? throw new InvalidOperationException("The spool is not prepared.");

    /// <summary>Makes folder and key, and finishes what a kill left; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot write.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(_folder);
        _key = SpoolKey.Load(Path.Combine(_folder, "spool.key"));
        foreach (var file in Directory.GetFiles(_folder, "*.gone"))
            Remember(file);
        foreach (var file in Directory.GetFiles(_folder, "*.held").Concat(Ready).Where(SealedFormat.IsDestroyed))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(_folder, "*.rec"))
            Recover(file);
        foreach (var file in Directory.GetFiles(_folder, "*.held"))
            Hold(file);
    }

    public SealedCaptureWriter Create(CaptureHead head) => new(PathOf(head.Id, "rec"), head, Key);

    public SealedCapture? Open(string path) => SealedCapture.Open(path, Key);

    /// <summary>Ends a capture: from now on the grace runs. On a full disk it ends where it had come to, as if cut by a kill.</summary>
    public void Finish(SealedCaptureWriter writer, DateTimeOffset at, string why, Guid? callId)
    {
        using (writer)
        {
            try
            {
                writer.Mark(new("ended", at, Why: why));
                writer.Complete();
            }
            catch (IOException)
            {
                // What is on the disk is whole.
            }
        }

        File.Move(writer.Path, PathOf(writer.Head.Id, "held"), overwrite: true);
        _held[writer.Head.Id] = new(writer.Head, callId, at);
    }

    /// <summary>Destroys a capture that was to be none: nobody answered.</summary>
    public void Discard(SealedCaptureWriter writer)
    {
        writer.Dispose();
        Destroy(writer.Path);
    }

    /// <summary>Destroys a capture on somebody's wish; the fact is on the disk first.</summary>
    public void Cancel(CaptureHead head, Guid? callId)
    {
        var fact = new CaptureCancelled(head.Id, head.Extension, callId, head.StartedAt, clock.GetUtcNow());
        WriteWhole(PathOf(head.Id, "gone"), JsonSerializer.SerializeToUtf8Bytes(fact, AgentJson.Default.CaptureCancelled));
        _gone[head.Id] = fact;
        _held.Remove(head.Id);
        Destroy(PathOf(head.Id, "rec"));
        Destroy(PathOf(head.Id, "held"));
    }

    /// <summary>The server keeps the fact: forget it here.</summary>
    public void Forget(Guid cancelled)
    {
        if (_gone.Remove(cancelled))
            File.Delete(PathOf(cancelled, "gone"));
    }

    /// <summary>Ends a capture's grace.</summary>
    public bool Release(Guid id)
    {
        if (!_held.Remove(id))
            return false;
        File.Move(PathOf(id, "held"), PathOf(id, "ready"), overwrite: true);
        return true;
    }

    /// <summary>Destroys what was sent, or cancelled: without its key, then without its name.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
            return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Write(new byte[SealedFormat.HeaderSize]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    /// <summary>Bytes free where the captures lie; null where the system cannot say.</summary>
    public long? FreeBytes() => (freeBytes ?? Free)(_folder);

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a small file whole or not at all.</summary>
    public static void WriteWhole(string path, byte[] bytes)
    {
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private void Remember(string file)
    {
        if (JsonSerializer.Deserialize(File.ReadAllBytes(file), AgentJson.Default.CaptureCancelled) is not { } fact)
            return;
        _gone[fact.CaptureId] = fact;
        Destroy(PathOf(fact.CaptureId, "rec"));
        Destroy(PathOf(fact.CaptureId, "held"));
    }

    /// <summary>A capture cut by a kill is kept as far as it came; one that nobody answered is nothing.</summary>
    private void Recover(string file)
    {
        bool worth;
        using (var capture = Open(file))
            worth = capture is { Length: > 0 } && capture.Marks.Any(m => m.Kind == "answered");
        if (worth)
            File.Move(file, Path.ChangeExtension(file, "held"), overwrite: true);
        else
            Destroy(file);
    }

    private void Hold(string file)
    {
        using var capture = Open(file);
        if (capture is null)
            return;
        var facts = capture.Facts();
        _held[facts.CaptureId] = new(capture.Head, facts.CallId, facts.EndedAt);
    }

    private string PathOf(Guid id, string state) => Path.Combine(_folder, $"{id:N}.{state}");
}
