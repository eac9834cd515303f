namespace CallAssist.Web.Cli;

/// <summary>What the verbs that look after data take: folders, --data, --json.</summary>
internal sealed record CareOptions(IReadOnlyList<string> Folders, string? Data, bool Json)
{
    /// <summary>The options, or what is wrong with them.</summary>
    public static (CareOptions? Options, string? Wrong) Read(string[] args, int folders)
    {
        var named = new List<string>();
        var (data, json) = ((string?)null, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--json")
                json = true;
            else if (args[i] == "--data" && i + 1 < args.Length && !args[i + 1].StartsWith('-'))
                data = args[++i];
            else if (args[i].StartsWith('-'))
                return (null, $"{args[i]} is not understood");
            else
                named.Add(args[i]);
        }

        return named.Count == folders ? (new(named, data, json), null) : (null, folders == 0 ? "takes no folder" : $"needs {folders} folder");
    }
}
