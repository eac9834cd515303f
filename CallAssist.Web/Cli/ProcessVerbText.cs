using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>What the `process` verb prints of a call for people.</summary>
internal static class ProcessVerbText
{
    public static void Write(CallMedia call, SpokenCall spoken, CallInsights insights, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call.From ?? "?"} -> {call.To ?? "?"}  {spoken.AudioSeconds:F1} s, transcribed in {spoken.WallSeconds:F1} s"));
        foreach (var phrase in spoken.Phrases)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {phrase.Start,7:F2}  {phrase.Speaker,-6}  {phrase.Text}"));
        to.WriteLine($"Keywords: {string.Join(", ", insights.Keywords.Select(k => k.Label))}");
        to.WriteLine($"Subject:  {insights.Draft.Subject}");
        to.WriteLine($"Summary:  {insights.Draft.Summary}");
        to.WriteLine($"Mood:     {insights.Draft.Mood}; intent: {insights.Draft.Intent}");
        foreach (var action in insights.Draft.Actions)
            to.WriteLine($"Action:   {action}");
        foreach (var problem in call.Problems)
            to.WriteLine($"Problem:  {problem.Code}: {problem.Detail}");
        to.WriteLine();
    }
}
