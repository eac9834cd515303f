using CallAssist.Modules.Recordings.Vault;

namespace CallAssist.Tests.Fakes;

/// <summary>Objects in memory, as a store over the network would keep them.</summary>
internal sealed class FakeVolume : IVolume
{
    private readonly Dictionary<string, byte[]> _objects = [];

    public (Stream Content, Action Publish) Create(string name)
    {
        var content = new MemoryStream();
        return (content, () => _objects[name] = content.ToArray());
    }

    public Stream Open(string name) => _objects.TryGetValue(name, out var bytes) ? new MemoryStream(bytes, writable: false) : throw new FileNotFoundException(null, name);

    public IReadOnlyList<VolumeObject> List() => [.. _objects.Select(o => new VolumeObject(o.Key, o.Value.Length))];

    public void Delete(string name)
    {
        foreach (var each in _objects.Keys.Where(k => k == name || k.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
            _objects.Remove(each);
    }

    public void Empty() => _objects.Clear();
}
