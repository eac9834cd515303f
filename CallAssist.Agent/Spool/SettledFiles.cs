namespace CallAssist.Agent.Spool;

/// <summary>Remembers since when files have looked the same. Forgotten at a restart, which only makes a file wait once more.</summary>
internal sealed class SettledFiles(TimeSpan settle, TimeProvider clock)
{
    private Dictionary<string, Look> _looks = [];

    /// <summary>Of these files, those that kept size and time of writing for the whole span.</summary>
    public IReadOnlyList<FileInfo> Among(IReadOnlyCollection<FileInfo> files)
    {
        var now = clock.GetUtcNow();
        _looks = files.ToDictionary(file => file.FullName, file => Since(file, now));
        return [.. files.Where(file => now - _looks[file.FullName].Since >= settle)];
    }

    private Look Since(FileInfo file, DateTimeOffset now)
    {
        var look = new Look(file.Length, file.LastWriteTimeUtc, now);
        return _looks.TryGetValue(file.FullName, out var before) && before with { Since = now } == look ? before : look;
    }

    private readonly record struct Look(long Length, DateTime Written, DateTimeOffset Since);
}
