using System.Runtime.CompilerServices;

namespace CallAssist.Tests.Architecture;

/// <summary>The checkout's source files, for rules that a reader of the text would hold.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> CSharp(string folder) => Files(folder, "*.cs").Concat(Files(folder, "*.razor"));

    public static IEnumerable<SourceFile> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)));

    private static string FindRoot([CallerFilePath] string here = "") =>
        new DirectoryInfo(Path.GetDirectoryName(here)!).Parent!.Parent!.FullName;
}

/// <param name="Path">Relative to the root, with forward slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments, so that a rule's own explanation does not break it.</summary>
    public string Code { get; } = System.Text.RegularExpressions.Regex.Replace(Text, @"//[^\n]*|/\*.*?\*/|@\*.*?\*@", "", System.Text.RegularExpressions.RegexOptions.Singleline);

    /// <summary>The module a file of CallAssist.Modules belongs to, or null.</summary>
    public string? Module => Path.Split('/') is ["CallAssist.Modules", var module, _, ..] ? module : null;
}
