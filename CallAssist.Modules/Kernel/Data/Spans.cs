using Dapper;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>A condition for "of this key, while it was so": an extension that passes from hand to hand.</summary>
internal static class Spans
{
    /// <param name="columns">Columns of which any may hold the key.</param>
    /// <param name="at">The column, or expression, of the instant.</param>
    /// <param name="spans">Keys and when each holds: from, inclusively, until, exclusively; null: always.</param>
    /// <param name="name">Begins the names of the parameters that are added.</param>
    /// <param name="parameters">Where they are added.</param>
    public static string Condition(
        IReadOnlyCollection<string> columns, string at, IEnumerable<(string Key, DateTimeOffset? From, DateTimeOffset? Until)> spans, string name, DynamicParameters parameters)
    {
        List<string> parts = [];
        foreach (var (key, from, until) in spans)
        {
            var own = $"{name}{parts.Count}";
            parameters.Add(own, key);
            var part = $"({string.Join(" OR ", columns.Select(column => $"{column} = @{own}"))})";
            if (from is not null)
                part += Bound(">=", "From", from.Value);
            if (until is not null)
                part += Bound("<", "Until", until.Value);
            parts.Add(part);

            string Bound(string comparison, string which, DateTimeOffset instant)
            {
                parameters.Add(own + which, instant);
                return $" AND {at} {comparison} @{own}{which}";
            }
        }

        return parts.Count == 0 ? "1 = 0" : $"({string.Join(" OR ", parts)})";
    }
}
