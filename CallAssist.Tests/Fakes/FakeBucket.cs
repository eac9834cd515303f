using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Fakes;

/// <summary>The side of a store that speaks S3: one bucket, whole puts with their SHA-256, ranged gets, lists of two at a time.</summary>
internal sealed class FakeBucket : IAsyncDisposable
{
    private const int Page = 2;
    private readonly WebApplication _app;

    private FakeBucket(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];

    /// <summary>Answers 503 to everything.</summary>
    public bool Away { get; set; }

    public static async Task<FakeBucket> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bucket = new FakeBucket(app);
        app.Run(bucket.AnswerAsync);
        await app.StartAsync();
        return bucket;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var name = http.Request.Path.Value!["/vault".Length..].TrimStart('/');
        var signed = http.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=key/", StringComparison.Ordinal);
        http.Response.StatusCode = Away ? 503 : !signed || !http.Request.Path.StartsWithSegments("/vault") ? 403 : 200;
        if (http.Response.StatusCode != 200)
            return;
        switch (http.Request.Method)
        {
            case "PUT":
                using (var body = new MemoryStream())
                {
                    await http.Request.Body.CopyToAsync(body);
                    if (Convert.ToHexStringLower(SHA256.HashData(body.ToArray())) == http.Request.Headers["x-amz-content-sha256"])
                        Objects[name] = body.ToArray();
                    else
                        http.Response.StatusCode = 400;
                }

                break;
            case "DELETE":
                http.Response.StatusCode = Objects.TryRemove(name, out _) ? 204 : 404;
                break;
            case "GET" when name.Length == 0:
                await http.Response.WriteAsync(List(http.Request.Query["prefix"].ToString(), http.Request.Query["continuation-token"].ToString()));
                break;
            default:
                await GiveAsync(http, name);
                break;
        }
    }

    private async Task GiveAsync(HttpContext http, string name)
    {
        if (!Objects.TryGetValue(name, out var bytes))
        {
            http.Response.StatusCode = 404;
            return;
        }

        if (http.Request.GetTypedHeaders().Range?.Ranges.Single() is { } range)
        {
            http.Response.StatusCode = 206;
            bytes = bytes[(int)range.From!.Value..((int)range.To!.Value + 1)];
        }

        http.Response.ContentLength = bytes.Length;
        if (http.Request.Method == "GET")
            await http.Response.Body.WriteAsync(bytes);
    }

    private string List(string prefix, string after)
    {
        XNamespace s3 = "http://s3.amazonaws.com/doc/2006-03-01/";
        var found = Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0).OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var page = found.Take(Page).ToList();
        return new XElement(
            s3 + "ListBucketResult",
            page.Select(o => new XElement(s3 + "Contents", new XElement(s3 + "Key", o.Key), new XElement(s3 + "Size", o.Value.Length.ToString(CultureInfo.InvariantCulture)))),
            new XElement(s3 + "IsTruncated", found.Count > Page ? "true" : "false"),
            found.Count > Page ? new XElement(s3 + "NextContinuationToken", page[^1].Key) : null).ToString();
    }
}
