using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Vault.S3;

/// <summary>
/// A bucket of a store that speaks S3 (Amazon S3 API Reference; MinIO, Ceph and others), addressed by path. An object is gathered, sealed, in
/// the folder for temporary files and put whole, with its SHA-256, so that the store refuses what arrives damaged; at most 5 GB each.
/// </summary>
internal sealed class S3Volume : IVolume, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };
    private readonly S3Signature _signature;
    private readonly string _bucket;
    private readonly TimeProvider _clock;

    public S3Volume(IOptions<RecordingsOptions> settings, TimeProvider clock)
    {
        var options = settings.Value.S3;
        _clock = clock;
        _signature = new(options.AccessKey, options.SecretKey, options.Region);
        _bucket = $"{options.Endpoint!.TrimEnd('/')}/{Uri.EscapeDataString(options.Bucket)}";
    }

    public (Stream Content, Action Publish) Create(string name)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"callassist-{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 17, FileOptions.DeleteOnClose);
        return (file, () => Put(name, file));
    }

    public Stream Open(string name)
    {
        using var answer = Send(HttpMethod.Head, name);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            throw new FileNotFoundException("The volume has no such object.", name);
        return new S3Object((from, count) => Read(name, from, count), Sound(answer).Content.Headers.ContentLength ?? throw new IOException("The volume does not say how long an object is."));
    }

    public IReadOnlyList<VolumeObject> List() => [.. List("").Where(o => o.Name.EndsWith(".sealed", StringComparison.Ordinal))];

    public void Delete(string name)
    {
        Remove(name);
        foreach (var each in List(name + "/").ToList())
            Remove(each.Name);
    }

    public void Empty()
    {
        foreach (var each in List())
            Remove(each.Name);
    }

    public void Dispose() => _http.Dispose();

    private void Put(string name, FileStream file)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        using var answer = Send(HttpMethod.Put, name, hash: hash, content: new StreamContent(file));
        Sound(answer);
    }

    private byte[] Read(string name, long from, int count)
    {
        using var answer = Send(HttpMethod.Get, name, range: new RangeHeaderValue(from, from + count - 1));
        using var content = Sound(answer).Content.ReadAsStream();
        var bytes = new byte[count];
        content.ReadExactly(bytes);
        return answer.StatusCode == HttpStatusCode.PartialContent ? bytes : throw new IOException("The volume does not answer ranges.");
    }

    private void Remove(string name)
    {
        using var answer = Send(HttpMethod.Delete, name);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            Sound(answer);
    }

    private IEnumerable<VolumeObject> List(string prefix)
    {
        string? token = null;
        do
        {
            using var answer = Send(HttpMethod.Get, "", query: (token is null ? "" : $"continuation-token={Uri.EscapeDataString(token)}&") + $"list-type=2&prefix={Uri.EscapeDataString(prefix)}");
            using var text = Sound(answer).Content.ReadAsStream();
            var page = ReadXml(text);
            foreach (var item in page.Where(e => e.Name.LocalName == "Contents"))
                yield return new(Value(item.Elements(), "Key")!, long.Parse(Value(item.Elements(), "Size")!, System.Globalization.CultureInfo.InvariantCulture));
            token = Value(page, "IsTruncated") == "true" ? Value(page, "NextContinuationToken") : null;
        }
        while (token is not null);
    }

    private static List<XElement> ReadXml(Stream text)
    {
        try
        {
            return [.. XDocument.Load(text).Root!.Elements()];
        }
        catch (XmlException wrong)
        {
            throw new IOException("The volume's list cannot be read.", wrong);
        }
    }

    private static string? Value(IEnumerable<XElement> elements, string name) => elements.FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private HttpResponseMessage Send(HttpMethod method, string name, string query = "", string hash = S3Signature.EmptyHash, RangeHeaderValue? range = null, HttpContent? content = null)
    {
        var path = string.Concat(name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => "/" + Uri.EscapeDataString(part)));
        using var request = new HttpRequestMessage(method, _bucket + (path.Length > 0 ? path : "/") + (query.Length > 0 ? "?" + query : "")) { Content = content };
        request.Headers.Range = range;
        _signature.Sign(request, hash, _clock.GetUtcNow());
        try
        {
            return _http.Send(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            throw new IOException("The volume does not answer.", away);
        }
    }

    private static HttpResponseMessage Sound(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode ? answer : throw new IOException($"The volume answered {(int)answer.StatusCode} to {answer.RequestMessage!.Method}.");
}
