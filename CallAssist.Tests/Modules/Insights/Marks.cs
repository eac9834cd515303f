using System.Text;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Reads "c'est [PERSON:Zoé] du support": the text, and which of its characters are personal.</summary>
internal static class Marks
{
    public static (string Text, bool[] Personal) Read(string marked)
    {
        var text = new StringBuilder();
        var personal = new List<bool>();
        var inside = false;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[' && marked.IndexOf(':', i) is > 0 and var colon)
            {
                (inside, i) = (true, colon);
                continue;
            }

            if (marked[i] == ']')
            {
                inside = false;
                continue;
            }

            text.Append(marked[i]);
            personal.Add(inside);
        }

        return (text.ToString(), [.. personal]);
    }
}
