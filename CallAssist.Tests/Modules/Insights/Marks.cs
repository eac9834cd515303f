using System.Text;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>A text and its marked stretches, as "c'est [PERSON:Zoé] du support" tells them; characters, end excluded.</summary>
public sealed record Marks(string Text, IReadOnlyList<(int Start, int End, string Label)> Stretches)
{
    /// <summary>Reads one line.</summary>
    public static Marks Read(string marked)
    {
        var text = new StringBuilder();
        var stretches = new List<(int, int, string)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] != '[' || marked.IndexOf(':', i) is not (> 0 and var colon) || marked.IndexOf(']', colon) is not (> 0 and var end))
            {
                text.Append(marked[i]);
                continue;
            }

            stretches.Add((text.Length, text.Length + end - colon - 1, marked[(i + 1)..colon]));
            text.Append(marked, colon + 1, end - colon - 1);
            i = end;
        }

        return new(text.ToString(), stretches);
    }

    /// <summary>True for a character inside a stretch.</summary>
    public bool Has(int at) => Stretches.Any(s => s.Start <= at && at < s.End);
}
