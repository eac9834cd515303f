using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallAssist.Modules.Recordings.Vault.S3;

/// <summary>AWS Signature Version 4 in the header Authorization ("Authenticating Requests", Amazon S3 API Reference).</summary>
internal sealed class S3Signature(string accessKey, string secretKey, string region)
{
    /// <summary>SHA-256 of nothing.</summary>
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Signs method, path, query, host, range and body.</summary>
    /// <param name="request">Whole; its query is in the order of its names.</param>
    /// <param name="bodyHash">SHA-256 of the body, lower-case hex.</param>
    /// <param name="now">The store refuses what is a quarter of an hour off.</param>
    public void Sign(HttpRequestMessage request, string bodyHash, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("x-amz-content-sha256", bodyHash);
        request.Headers.Add("x-amz-date", time);
        var address = request.RequestUri!;
        var headers = request.Headers.Where(h => h.Key is "Range" || h.Key.StartsWith("x-amz-", StringComparison.Ordinal))
            .Select(h => (Name: h.Key.ToLowerInvariant(), Value: string.Join(',', h.Value))).Append(("host", address.Authority)).OrderBy(h => h.Item1, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(h => h.Item1));
        var canonical = $"{request.Method}\n{address.AbsolutePath}\n{address.Query.TrimStart('?')}\n{string.Concat(headers.Select(h => $"{h.Item1}:{h.Item2}\n"))}\n{names}\n{bodyHash}";
        var scope = $"{time[..8]}/{region}/s3/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretKey), Mac);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope},SignedHeaders={names},Signature={Convert.ToHexStringLower(Mac(key, text))}");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
