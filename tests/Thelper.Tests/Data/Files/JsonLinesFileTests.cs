using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Files;

public sealed class JsonLinesFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Objects_have_the_numbers_of_their_lines()
    {
        var lines = Read("\ufeff{\"a\": 1}\r\n\n{\"a\": 2}");

        Assert.Equal([(1, 1), (3, 2)], lines.Select(line => (line.Line, line.Object.GetProperty("a").GetInt32())));
    }

    [Theory]
    [InlineData("{\"a\": 1}\n{\"a\" 2}", ", line 2, character 6: this is no JSON.")]
    [InlineData("[1]", ", line 1: here is a list, but each line must be an object in braces.")]
    [InlineData("{}\nnull", ", line 2: here is null, but each line must be an object in braces.")]
    public void A_line_that_is_no_object_is_refused(string content, string sentence) =>
        Assert.Equal(_folder["x.jsonl"] + sentence, Assert.Throws<DataException>(() => Read(content)).Message);

    [Fact]
    public void Text_that_is_no_utf8_is_named_with_its_line()
    {
        var path = _folder.Write("x.jsonl", [.. "{}\n{\"a\": \""u8, 0xff, .. "\"}"u8]);

        Assert.Equal(
            $"{path}, line 2: the text is not UTF-8; save the file with that encoding.",
            Assert.Throws<DataException>(() => JsonLinesFile.Read(path, new DataProblems(OnError.Fail)).ToList()).Message);
    }

    [Fact]
    public void Wrong_lines_may_be_left_out()
    {
        var problems = new DataProblems(OnError.Skip);

        var lines = JsonLinesFile.Read(_folder.Write("x.jsonl", "{}\n{\n{}"), problems).Select(line => line.Line);

        Assert.Equal([1, 3], lines);
        Assert.Equal([$"{_folder["x.jsonl"]}, line 2, character 2: this is no JSON."], problems.Sentences);
    }

    private List<(int Line, System.Text.Json.JsonElement Object)> Read(string content) =>
        [.. JsonLinesFile.Read(_folder.Write("x.jsonl", content), new DataProblems(OnError.Fail))];
}
