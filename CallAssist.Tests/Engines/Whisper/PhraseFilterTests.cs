using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Decoding;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class PhraseFilterTests
{
    [Theory]
    [InlineData("Sous-titres réalisés par la communauté d'Amara.org")]
    [InlineData("Sous-titrage Société Radio-Canada")]
    [InlineData("Merci d'avoir regardé cette vidéo !")]
    [InlineData("N'oubliez pas de vous abonner.")]
    [InlineData("[Musique]")]
    [InlineData("...")]
    public void Apply_KnownInvention_IsDroppedWithItsReason(string text)
    {
        var dropped = new List<DroppedSegment>();
        Assert.Empty(PhraseFilter.Apply([Phrase(text, 1)], dropped));
        Assert.Equal(text, Assert.Single(dropped).Text);
        Assert.NotEmpty(dropped[0].Reason);
    }

    [Theory]
    [InlineData("Merci d'avoir patienté, je vous passe le service.")]
    [InlineData("Je voudrais m'abonner au module de paie.")]
    [InlineData("Oui, oui, oui, d'accord.")]
    [InlineData("C'est le 06 06 06 06 06 06.")]
    [InlineData("Il y a de la musique quand on attend.")]
    public void Apply_WhatPeopleSay_Stays(string text) => Assert.Single(PhraseFilter.Apply([Phrase(text, 1)], []));

    [Fact]
    public void Apply_PhraseThatLoops_IsDropped()
    {
        var dropped = new List<DroppedSegment>();
        var looping = string.Concat(Enumerable.Repeat("je vous remercie de votre appel et ", 6));
        Assert.Empty(PhraseFilter.Apply([Phrase(looping, 1)], dropped));
        Assert.Equal("repetition", Assert.Single(dropped).Reason);
    }

    [Fact]
    public void Apply_SamePhraseAgainAndAgain_FirstOnesStay()
    {
        var dropped = new List<DroppedSegment>();
        var kept = PhraseFilter.Apply(Enumerable.Range(0, 10).Select(i => Phrase("Oui.", i)), dropped);
        Assert.Equal((4, 6), (kept.Count, dropped.Count));
        Assert.Equal(0, kept[0].Start);
    }

    private static WhisperSegment Phrase(string text, double start) => new(start, start + 1, text, 0.9, []);
}
