using System.Text.RegularExpressions;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests;

/// <summary>What a reader of the repository can rely on.</summary>
public sealed partial class ConventionTests
{
    private const int LongestFile = 300;

    [Fact]
    public void No_type_is_a_drawer_for_odds_and_ends() =>
        Assert.Empty(from file in Written() from match in Drawer().Matches(File.ReadAllText(file)) select match.Value);

    [Fact]
    public void No_folder_is_a_drawer_for_odds_and_ends() => Assert.DoesNotContain(
        Written().SelectMany(file => Relative(file).Split('/')).Distinct(), DrawerName().IsMatch);

    [Fact]
    public void No_file_is_folded_into_regions() => Assert.Empty(
        Written().Where(file => Region().IsMatch(File.ReadAllText(file))).Select(Relative));

    [Fact]
    public void No_test_is_skipped_without_a_reason() => Assert.Empty(
        Written().Where(file => SilentSkip().IsMatch(File.ReadAllText(file))).Select(Relative));

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() => Assert.Empty(
        Written().Where(file => File.ReadLines(file).Count() > LongestFile).Select(Relative));

    /// <summary>Every C# file that a person wrote.</summary>
    private static IEnumerable<string> Written() =>
        from folder in new[] { "src", "tests", "tools", "bench" }
        let root = Path.Combine(Repository.Root, folder)
        where Directory.Exists(root)
        from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        where !file.EndsWith(".g.cs", StringComparison.Ordinal)
        select file;

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Utils?|Utility|Utilities|Helpers?|Common|Manager)\b")]
    private static partial Regex Drawer();

    [GeneratedRegex("^(Utils?|Helpers?|Common|Core|Managers?)$")]
    private static partial Regex DrawerName();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\bSkip\s*=\s*""\s*""")]
    private static partial Regex SilentSkip();
}
