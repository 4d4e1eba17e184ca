using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ConfigWriterTests
{
    private static readonly string[] DifficultTexts =
    [
        "", " ", " padded ", "1", "-1.5e3", "0x1F", "true", "null", "~", "yes", "No", "<<", "// x", ".inf", ".nan",
        "a: b", "a #b", "# c", "- a", "-", "?", ": x", "[a]", "{a}", "a, b", "'quoted'", "\"quoted\"", "back\\slash",
        "*a", "=- *a", "&a", "!a", "%a", "@a", "`a`", "|", ">", "two\nlines", "line\n", "\ttab",
        "cr\rlf\r\n", "\u0001", "\u007f", "\u0085", "\u2028", "\ufeff", "é", "😀", "${env:HOME}",
        "$${env:HOME}", "$", "---", "...", "a\n# b", "=",
    ];

    [Fact]
    public void Yaml_is_written_in_blocks_with_short_lists_in_brackets()
    {
        var root = Demo.Read("{a: {b: [1, 2.0, 'x', '3'], c: []}, d: [{e: 1, f: null}], g: 'yes', h: {}}").Root;

        Assert.Equal(
            """
            a:
              b: [1, 2.0, x, "3"]
              c: []
            d:
            - e: 1
              f: null
            g: "yes"
            h: {}

            """,
            ConfigWriter.ToYaml(root));
    }

    [Fact]
    public void Json_is_written_with_indentation()
    {
        var root = Demo.Read("a: {b: [1, 2.0, é, '3'], c: 1e-5}\nd: .inf\ne: true\nf:").Root;

        Assert.Equal(
            """
            {
              "a": {
                "b": [
                  1,
                  2.0,
                  "é",
                  "3"
                ],
                "c": 1.0E-05
              },
              "d": 1e999,
              "e": true,
              "f": null
            }

            """,
            ConfigWriter.ToJson(root));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Yaml_reads_back_with_the_same_value_and_type(object? value)
    {
        Assert.Equal(value, RoundTrip(value, root => ConfigWriter.ToYaml(root)));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Json_reads_back_with_the_same_value_and_type(object? value)
    {
        Assert.Equal(value, RoundTrip(value, root => ConfigWriter.ToJson(root)));
    }

    [Fact]
    public void Keys_read_back_whatever_they_are()
    {
        var data = DifficultTexts.Where(text => text.Length > 0).ToDictionary(text => text, object? (_) => 1L);
        var root = ConfigDocument.FromPlainData(data, "/").Root;

        Assert.Equal(data.Keys, Demo.Read(ConfigWriter.ToYaml(root)).Root.Entries.Select(entry => entry.Key));
        Assert.Equal(data.Keys, Demo.Read(ConfigWriter.ToJson(root)).Root.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Values_of_variables_are_written_unless_they_are_to_be_kept_secret()
    {
        var root = ConfigReader.Parse("a: x-${env:TOKEN}", Demo.File, environment: _ => "secret").Root;

        Assert.Equal("a: x-secret\n", ConfigWriter.ToYaml(root));
        Assert.Equal("a: x-${env:TOKEN}\n", ConfigWriter.ToYaml(root, keepVariables: true));
        Assert.Contains("\"x-${env:TOKEN}\"", ConfigWriter.ToJson(root, keepVariables: true), StringComparison.Ordinal);
    }

    public static TheoryData<object?> Values() =>
    [
        .. DifficultTexts,
        null,
        true,
        false,
        0L,
        -5L,
        long.MaxValue,
        long.MinValue,
        0.0,
        1.0,
        0.1,
        1e-7,
        1e22,
        -1.5e300,
        double.MaxValue,
        double.Epsilon,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.NaN,
    ];

    private static object? RoundTrip(object? value, Func<ConfigNode, string> write)
    {
        var data = new Dictionary<string, object?> { ["a"] = new List<object?> { value }, ["b"] = value };
        var document = Demo.Read(write(ConfigDocument.FromPlainData(data, "/").Root));

        Assert.Equal(value, ((ConfigScalar)document.Find("a.0")!).Value);
        return ((ConfigScalar)document.Find("b")!).Value;
    }
}
