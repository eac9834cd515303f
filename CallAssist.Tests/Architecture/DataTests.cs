using System.Text.RegularExpressions;
using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Tests.Architecture;

/// <summary>Rule 4: a module's tables carry its name, and nobody else's SQL touches them.</summary>
public sealed partial class DataTests
{
    [Fact]
    public void Sql_TouchesOnlyTheModulesOwnTables()
    {
        var offences =
            from file in SourceTree.Files("CallAssist.Modules", "*.cs").Concat(SourceTree.Files("CallAssist.Modules", "*.sql"))
            where file.Module is not null
            from Match match in TableName().Matches(file.Text)
            let owner = match.Groups["owner"].Value
            where Migrator.FlowOrder.Any(m => m.Equals(owner, StringComparison.OrdinalIgnoreCase))
                && !owner.Equals(file.Module, StringComparison.OrdinalIgnoreCase)
            select $"{file.Path}: {match.Value}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Tables_AreNamedAfterTheirModule()
    {
        var offences =
            from file in SourceTree.Files("CallAssist.Modules", "*.sql")
            from Match match in CreateTable().Matches(file.Text)
            where !match.Groups["name"].Value.StartsWith(file.Module!.ToLowerInvariant() + "_", StringComparison.Ordinal)
            select $"{file.Path}: {match.Value}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Migrations_ExistForBothDialects()
    {
        static string[] Names(Dialect dialect) => [.. Migrator.Scripts(dialect).Select(s => s.Name)];
        Assert.NotEmpty(Names(Dialect.Sqlite));
        Assert.Equal(Names(Dialect.Sqlite), Names(Dialect.SqlServer));
    }

    [Fact]
    public void Migrations_OfBothDialects_MakeTheSameTablesAndColumns()
    {
        static SortedSet<string> Shape(Dialect dialect) =>
            [.. Migrator.Scripts(dialect).SelectMany(s => TableBody().Matches(s.Sql)
                .SelectMany(t => Column().Matches(t.Groups["body"].Value).Select(c => $"{t.Groups["name"].Value}.{c.Groups["name"].Value}")))];
        Assert.Equal(Shape(Dialect.Sqlite), Shape(Dialect.SqlServer));
    }

    [Fact]
    public void Sql_WritesNoValuesIntoItsText()
    {
        var offences = SourceTree.Files("CallAssist.Modules", "*.cs")
            .SelectMany(f => InterpolatedSql().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}"))
            .Where(o => !o.Contains("/Kernel/Data/", StringComparison.Ordinal));
        Assert.Empty(offences);
    }

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ON)\s+(?<owner>[a-z]+)_[a-z_]+\b")]
    private static partial Regex TableName();

    [GeneratedRegex(@"CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(?<name>\w+)")]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"CREATE TABLE (?:IF NOT EXISTS )?(?<name>\w+)\s*\((?<body>.*?)\n\)", RegexOptions.Singleline)]
    private static partial Regex TableBody();

    [GeneratedRegex(@"^\s+(?<name>[a-z][a-z0-9_]*)\s+\w", RegexOptions.Multiline)]
    private static partial Regex Column();

    /// <summary>An interpolated string that compares a column with a hole instead of a parameter.</summary>
    [GeneratedRegex("\\$\"[^\"\\n]*\\b(?:WHERE|VALUES)\\b[^\"\\n]*[=(]\\s*'?\\{[^\"\\n]*\"")]
    private static partial Regex InterpolatedSql();
}
