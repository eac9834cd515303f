using System.Net;
using System.Net.Http.Headers;

namespace CallAssist.Tests.Web.Library;

/// <summary>The sound, out of a sealed file, as a browser asks for it.</summary>
public sealed class AudioTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    private string Url => $"/recordings/{office.Call}/audio";

    [Theory]
    [InlineData(0, 43)] // the header
    [InlineData(65_500, 65_600)] // over the edge of a segment
    [InlineData(131_072, 131_072)] // one byte at the beginning of one
    [InlineData(1_000_000, null)] // to the end
    [InlineData(null, 1_000)] // the last bytes
    public async Task Range_OfASealedFile_HoldsTheBytesOfTheWhole(int? from, int? to)
    {
        using var lea = await office.Host.SignInAsync("lea");
        var whole = await (await lea.GetAsync(Url)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var answer = await AskAsync(lea, new RangeHeaderValue(from, to));
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        var part = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var expected = from is { } start ? whole[start..(to + 1 ?? whole.Length)] : whole[^to!.Value..];
        Assert.Equal(expected, part);
        Assert.Equal(whole.Length, answer.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task Range_BeyondTheEnd_IsRefused()
    {
        using var lea = await office.Host.SignInAsync("lea");
        var answer = await AskAsync(lea, new RangeHeaderValue(900_000_000, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(WebVisitor visitor, RangeHeaderValue range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url) { Headers = { Range = range } };
        return await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
