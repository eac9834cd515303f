using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Receive;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>Requests that a real Asterisk 22 sent from its dialplan, as they came over the wire.</summary>
internal static partial class RecordedRequests
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The requests of a log in the order of their arrival.</summary>
    public static IReadOnlyList<StoredRequest> Of(string log)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Webhooks", log));
        return [.. Request().Matches(text).Select(m =>
        {
            var target = m.Groups["target"].Value.Split('?', 2);
            var headers = m.Groups["headers"].Value;
            var type = Regex.Match(headers, "(?mi)^Content-Type: (.*)$").Groups[1].Value.Trim();
            return new StoredRequest(
                "asterisk", DateTimeOffset.Parse(m.Groups["at"].Value, CultureInfo.InvariantCulture), target[0].TrimStart('/'), type.Length > 0 ? type : null,
                target.Length > 1 ? "?" + target[1] : "", m.Groups["body"].Value.Trim());
        })];
    }

    /// <summary>What becomes of them: the calls by their linkedid, and why a request was not understood.</summary>
    public static async Task<(IReadOnlyDictionary<string, CallFacts> Calls, IReadOnlyList<string> Problems)> PlayAsync(string log)
    {
        var book = new MemoryBook();
        var desk = new CallDesk(book, new CallClocks(), Guid.NewGuid);
        var adapter = new AsteriskAdapter();
        List<string> problems = [];
        foreach (var request in Of(log))
        {
            var (fields, problem) = RequestReader.Fields(request);
            var read = problem is null ? adapter.Read(new(fields, request.ReceivedAt, Paris)) : AdapterResult.Wrong(problem);
            if (read.Event is { } report)
                await desk.TakeAsync(report with { Source = "asterisk" }, request.ReceivedAt);
            else
                problems.Add(read.Problem!);
        }

        return (book.Calls.ToDictionary(c => Assert.Single(c.Keys).Id, c => c.ToFacts()), problems);
    }

    [GeneratedRegex(@"^### (?<at>\S+) from .*\n(?:GET|POST) (?<target>\S+) HTTP/1\.1\r?\n(?<headers>(?:\S.*\r?\n)*)\r?\n(?<body>(?:(?!^### ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Request();
}
