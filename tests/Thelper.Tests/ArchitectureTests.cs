using System.Text.RegularExpressions;
using System.Xml.Linq;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests;

/// <summary>Who may know whom.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>A folder may use those before it.</summary>
    private static readonly string[] Order =
    [
        "Configuration", "Tasks", "Data", "Transforms", "Models", "Optimization", "Metrics", "Events", "Sessions", "Visualization", "Reports", "Train",
    ];

    public static TheoryData<string> Folders => new(Order);

    [Theory]
    [InlineData("Thelper.Torch", "")]
    [InlineData("Thelper.Vision", "")]
    [InlineData("Thelper.Hdf5", "")]
    [InlineData("Thelper", "Thelper.Hdf5, Thelper.Torch, Thelper.Vision")]
    [InlineData("Thelper.Cli", "Thelper")]
    public void A_project_knows_only_those_below_it(string project, string known) =>
        Assert.Equal(known, string.Join(", ", References(project).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_folder_of_the_framework_has_a_place_in_the_order() => Assert.Equal(
        Order.Order(StringComparer.Ordinal),
        Directory.GetDirectories(Source()).Select(Path.GetFileName).Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_none_that_comes_after_it(string folder)
    {
        var later = Order.SkipWhile(other => other != folder).Skip(1);

        Assert.Empty(UsedBy(folder).Intersect(later));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_does_not_use_what_puts_all_folders_together(string folder)
    {
        var top = Directory.GetFiles(Source(), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Empty(Repository.Sources("src", "Thelper", folder).SelectMany(Words).Intersect(top));
    }

    private static string Source(params string[] path) => Path.Combine([Repository.Root, "src", "Thelper", .. path]);

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(Repository.Read("src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static IEnumerable<string> UsedBy(string folder) =>
        from source in Repository.Sources("src", "Thelper", folder)
        from match in Qualified().Matches(source)
        select match.Groups[1].Value;

    private static IEnumerable<string> Words(string source) => Word().Matches(source).Select(match => match.Value);

    [GeneratedRegex(@"\bThelper\.(\w+)")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
