using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Modules.Telephony;
using CallAssist.Tests.Web;

namespace CallAssist.Tests.Modules.Customers;

/// <summary>The intranet pushes its customers over HTTP; the next call shows them.</summary>
public sealed partial class CustomersApiTests(HookOffice office) : IClassFixture<HookOffice>
{
    [Fact]
    public async Task Put_AsTheDocumentShows_TheNextCallKnowsTheCaller()
    {
        using var http = await ClientAsync();
        var example = Example().Match(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "api.md"), TestContext.Current.CancellationToken)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(http, "C-0042", example)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(http, "C-0042", example)).Status);

        var (_, reply) = await office.SendAsync(office.Secret("generic"), "event=newCall&callId=api-1&direction=in&from=0033639981234&to=21");
        var known = JsonDocument.Parse(reply).RootElement;
        Assert.Equal(("Claire Dupont", "Coiffure Élégance"), (known.GetProperty("name").GetString(), known.GetProperty("company").GetString()));

        var read = await http.GetFromJsonAsync<JsonElement>("api/v1/customers/C-0042", TestContext.Current.CancellationToken);
        Assert.Equal("+33494112233", Assert.Single(read.GetProperty("numbers").EnumerateArray()).GetString());
        Assert.Equal(1, read.GetProperty("alerts")[0].GetProperty("severity").GetInt32());
        var found = await http.GetFromJsonAsync<JsonElement>("api/v1/customers?text=elegance", TestContext.Current.CancellationToken);
        Assert.Equal(1, found.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{"name":""}""", "name is missing")]
    [InlineData("""{"name":"A","numbers":["demain"]}""", "is no telephone number")]
    [InlineData("""{"name":"A","alerts":[{"kind":"x","text":"y","severity":7}]}""", "must be 0, 1 or 2")]
    [InlineData("""{"name":"A","phone":"0494112233"}""", "phone")]
    [InlineData("""{"name":"A","contacts":null}""", "contacts")]
    [InlineData("""{"name":12}""", "$.name: a field is missing or unknown here, or its value is of the wrong kind (line 1, byte 11).")]
    [InlineData("""{"name":"A","contacts":[null]}""", "contact")]
    [InlineData("""{"name":"A","contacts":[{"name":"B"}]}""", "contact")]
    [InlineData("""{"externalId":"other","name":"A"}""", "The body names other")]
    [InlineData("""{"name":"A","numbers":[null]}""", "is no telephone number")]
    [InlineData("""{"name":"A","alerts":[null]}""", "alert")]
    [InlineData("null", "null")]
    [InlineData("{", "JSON")]
    public async Task Put_Wrong_IsRefusedWithTheReasonAndWritesNothing(string body, string reason)
    {
        using var http = await ClientAsync();
        var (status, said) = await PutAsync(http, "C-wrong", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(reason, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("CallAssist.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("api/v1/customers/C-wrong", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Put_ANameThatNoColumnHolds_IsRefused()
    {
        using var http = await ClientAsync();
        var (status, said) = await PutAsync(http, "C-long", $$"""{"name":"{{new string('n', 201)}}"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("200 characters at most", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OneWrongAmongMany_SavesNoneAndSaysWhich()
    {
        using var http = await ClientAsync();
        using var body = new StringContent("""[{"externalId":"B-1","name":"Un"},{"externalId":"B-2","name":"Deux","numbers":["12"]}]""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("api/v1/customers", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("[1]", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("api/v1/customers/B-1", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Delete_TakesTheCustomerAndHisNumbers()
    {
        using var http = await ClientAsync();
        await PutAsync(http, "D-1", """{"name":"Départ","numbers":["0494990001"]}""");
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("api/v1/customers/D-1", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.DeleteAsync("api/v1/customers/D-1", TestContext.Current.CancellationToken)).StatusCode);
        var (_, reply) = await office.SendAsync(office.Secret("generic"), "event=newCall&callId=api-2&direction=in&from=0494990001&to=21");
        Assert.DoesNotContain("Départ", reply);
    }

    [Theory]
    [InlineData("webhook", TokenRights.ReportEvents | TokenRights.ReadCaller, HttpStatusCode.Unauthorized)]
    [InlineData("agent", TokenRights.UploadRecordings, HttpStatusCode.Unauthorized)]
    [InlineData("api", TokenRights.WriteOffice, HttpStatusCode.Forbidden)]
    public async Task Get_WithoutTheRight_IsRefused(string kind, TokenRights rights, HttpStatusCode status)
    {
        using var http = await ClientAsync(kind, rights);
        Assert.Equal(status, (await http.GetAsync("api/v1/customers", TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<HttpClient> ClientAsync(string kind = "api", TokenRights rights = TokenRights.ReadOffice | TokenRights.WriteOffice) => new()
    {
        BaseAddress = office.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", await office.TokenAsync("intranet", rights, kind: kind)) },
    };

    private static async Task<(HttpStatusCode Status, string Body)> PutAsync(HttpClient http, string key, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync("api/v1/customers/" + key, body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"-d '(\{.*?\n\})'", RegexOptions.Singleline)]
    private static partial Regex Example();
}
