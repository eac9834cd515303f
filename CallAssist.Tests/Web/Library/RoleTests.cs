using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Pages.Recording;
using CallAssist.Web.Pages.Recordings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>
/// Every endpoint that gives something of a recording, for each role, with ranges and guessed ids. The endpoints are read from the host:
/// a new one without its rows here fails.
/// </summary>
public sealed class RoleTests(RoleTests.Office office) : IClassFixture<RoleTests.Office>
{
    private const HttpStatusCode SignIn = HttpStatusCode.Found;
    private const HttpStatusCode Opens = HttpStatusCode.OK;
    private const HttpStatusCode None = HttpStatusCode.NotFound;
    private const HttpStatusCode Token = HttpStatusCode.Unauthorized;

    private static readonly string[] People = ["nobody", "lea", "tom", "supervisor", "administrator", "observer"];

    /// <summary>What each of <see cref="People"/> gets of lea's call; tom is an operator at another phone, and an observer gets what he does.</summary>
    private static readonly Row[] Rows =
    [
        new("/recordings/{id:guid}/audio", "GET", "/recordings/{0}/audio", [SignIn, Opens, None, Opens, None]),
        .. from format in (string[])["wav", "mp3", "txt", "srt", "json", "pdf", "zip"]
           select new Row("/recordings/{id:guid}/download/{format}", "GET", "/recordings/{0}/download/" + format, [SignIn, Opens, None, Opens, None]),
        new("/recordings/{id:guid}/download/{format}", "GET", "/recordings/{0}/download/key", [SignIn, None, None, None, None]),
        // A ZIP is its supervisor's alone.
        new("/downloads/{id:guid}", "GET", "/downloads/{1}", [SignIn, None, None, Opens, None]),
        // Pages: what they show is asked below.
        new("/recordings", "GET", "/recordings", [SignIn, Opens, Opens, Opens, Opens]),
        new("/recordings/{Id:guid}", "GET", "/recordings/{0}", [SignIn, Opens, Opens, Opens, Opens]),
        new("/downloads", "GET", "/downloads", [SignIn, Opens, Opens, Opens, Opens]),
        // Agents' endpoints know no person at all.
        new("/agent/v1/recordings", "GET", "/agent/v1/recordings", [Token, Token, Token, Token, Token]),
        new("/agent/v1/recordings", "POST", "/agent/v1/recordings", [Token, Token, Token, Token, Token]),
        new("/agent/v1/uploads", "POST", "/agent/v1/uploads", [Token, Token, Token, Token, Token]),
        new("/agent/v1/uploads/{captureId:guid}", "PUT", "/agent/v1/uploads/{0}", [Token, Token, Token, Token, Token]),
    ];

    public static IEnumerable<TheoryDataRow<string, string, string, HttpStatusCode>> Requests() =>
        from row in Rows
        from pair in People.Zip(row.All)
        select new TheoryDataRow<string, string, string, HttpStatusCode>(row.Method, row.Path, pair.First, pair.Second);

    [Fact]
    public void Endpoints_OfRecordings_HaveEachARowPerMethod()
    {
        var there = office.Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => new[] { "recording", "download", "upload", "vault", "backup" }.Any(word => e.RoutePattern.RawText!.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(m => m is not "HEAD").Select(m => $"{m} /{e.RoutePattern.RawText!.TrimStart('/')}"))
            // A page is asked for by GET; its POST is the framework's own.
            .Where(e => !e.StartsWith("POST ", StringComparison.Ordinal) || e.Contains("/agent/", StringComparison.Ordinal)).Distinct();
        Assert.Equal(Rows.Select(r => $"{r.Method} {r.Route}").Distinct().Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_OfARealRecording_ByEachRole_IsAnsweredAsTheTableSays(string method, string path, string role, HttpStatusCode expected)
    {
        Assert.SkipWhen(path.EndsWith("/mp3", StringComparison.Ordinal) && !office.Host.Services.GetRequiredService<IBundles>().Mp3, "No MP3 encoder is installed (Debian: apt-get install ffmpeg).");
        using var visitor = await VisitAsync(role);
        using var request = new HttpRequestMessage(new(method), string.Format(System.Globalization.CultureInfo.InvariantCulture, path, office.Library.Call, office.Bundle));
        using var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/recordings/{0}/audio")]
    [InlineData("/recordings/{0}/download/wav")]
    [InlineData("/downloads/{1}")]
    public async Task Ranges_ByEachRole_GiveNoByteToWhoeverMayNotHaveTheWhole(string path)
    {
        var row = Rows.Single(r => r.Path == path);
        foreach (var (role, whole) in People.Zip(row.All))
        {
            using var visitor = await VisitAsync(role);
            foreach (var range in (RangeHeaderValue[])[new(0, 0), new(40, 139), new(null, 16)])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, office.Library.Call, office.Bundle)) { Headers = { Range = range } };
                using var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(whole == Opens ? HttpStatusCode.PartialContent : whole, answer.StatusCode);
                if (whole != Opens)
                    Assert.Null(answer.Content.Headers.ContentRange);
            }
        }
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("administrator")]
    [InlineData("observer")]
    public async Task Ids_GuessedAroundARealOne_AreAllRefusedAndAllNoted(string person)
    {
        using var visitor = await VisitAsync(person);
        var log = office.Host.Services.GetRequiredService<IAuditLog>();
        foreach (var row in Rows.Where(r => r.Path.Contains('{', StringComparison.Ordinal) && r.Answers[2] == None))
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var bundle = row.Path.Contains("{1}", StringComparison.Ordinal);
                var bytes = (bundle ? office.Bundle : office.Library.Call).ToByteArray(bigEndian: true);
                bytes[15] ^= (byte)(1 << bit);
                var guess = new Guid(bytes, bigEndian: true);
                var subject = $"{(bundle ? "bundle" : "recording")}:{guess}";
                var before = (await log.FindAsync(new() { Subject = subject })).Total;
                using var answer = await visitor.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, row.Path, guess, guess));
                Assert.Equal(None, answer.StatusCode);
                var noted = await log.FindAsync(new() { Subject = subject });
                Assert.Equal(before + 1, noted.Total);
                Assert.All(noted.Items, e => Assert.Equal("denied", e.Outcome));
            }
        }
    }

    [Theory]
    [InlineData("lea", true, false)]
    [InlineData("tom", false, false)]
    [InlineData("supervisor", true, true)]
    [InlineData("administrator", false, false)]
    [InlineData("observer", false, false)]
    public async Task Pages_ByEachRole_ShowOnlyWhatIsTheirs(string person, bool sees, bool keeps)
    {
        var list = await office.Host.ReadAsync<RecordingList>(person, "/recordings");
        Assert.Equal(sees ? 1 : 0, list.QuerySelectorAll("article.row").Length);
        // Many at once is a supervisor's.
        Assert.Equal(keeps ? 1 : 0, list.QuerySelectorAll("article.row .pick").Length);
        var page = await office.Host.ReadAsync<RecordingPage>(person, $"/recordings/{office.Library.Call}", new() { ["Id"] = office.Library.Call });
        Assert.Equal(sees, page.QuerySelector(".gone") is null);
        Assert.Equal(sees, page.QuerySelector("audio") is not null);
        Assert.Equal(sees, page.Body!.TextContent.Contains("Ma DSN mensuelle", StringComparison.Ordinal));
        Assert.Equal(keeps, page.QuerySelector(".keep .danger") is not null);
        Assert.Equal(keeps, page.QuerySelector(".keep select") is not null);
    }

    private async Task<WebVisitor> VisitAsync(string role) => role == "nobody" ? office.Host.Visit() : await office.Host.SignInAsync(role);

    private sealed record Row(string Route, string Method, string Path, HttpStatusCode[] Answers)
    {
        public HttpStatusCode[] All => [.. Answers, Answers[2]];
    }

    /// <summary>lea's call, and a ZIP of it that the supervisor asked for.</summary>
    public sealed class Office : IAsyncLifetime
    {
        public LibraryOffice Library { get; } = new();

        public WebHost Host => Library.Host;

        public Guid Bundle { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Library.InitializeAsync();
            Assert.Empty(await Host.WithAsync<IPeople, IReadOnlyList<string>>(people =>
                people.AddAsync(new() { UserName = "observer", DisplayName = "Zoé Blanc", Role = Roles.Observer, Extensions = ["6005"] }, WebHost.Password)));
            var bundles = Host.Services.GetRequiredService<IBundles>();
            var supervisor = await Library.PersonAsync("supervisor");
            Bundle = (await bundles.StartAsync(supervisor, [Library.Call], BundleContents.Both))!.Value;
            await ModuleHost.EventuallyAsync(async () => (await bundles.ListAsync(supervisor)).Any(b => b.State == "ready"), "The archive was not packed.");
        }

        public ValueTask DisposeAsync() => Library.DisposeAsync();
    }
}
