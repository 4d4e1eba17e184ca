using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["x.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_are_predicted_from_the_other_keys_with_numbers()
    {
        using var sample = Open("""{"a": 1, "name": "x", "y": 2.5, "b": -3}""", options => options).Load(0);

        Assert.Equal([1f, -3], ((SampleArray)sample["input"]!).AsSpan<float>().ToArray());
        Assert.Equal([2.5f], ((SampleArray)sample["target"]!).AsSpan<float>().ToArray());
    }

    [Fact]
    public void A_key_may_hold_a_slash_or_lead_into_an_object()
    {
        using var sample = Open(
            """{"user/y": 1, "pose": {"x": {"value": 2}}, "a.b": 3}""",
            options => options with { Target = ["user/y"], Features = ["pose.x.value", "a.b"] }).Load(0);

        Assert.Equal([2f, 3], ((SampleArray)sample["input"]!).AsSpan<float>().ToArray());
        Assert.Equal([1f], ((SampleArray)sample["target"]!).AsSpan<float>().ToArray());
    }

    [Fact]
    public void Texts_are_classes()
    {
        var dataset = Open("{\"a\": 1, \"y\": \"b\"}\n{\"a\": 1, \"y\": \"a\"}", options => options);

        Assert.Equal(["a", "b"], ((Classification)dataset.Task).ClassNames);
        Assert.Equal(1, dataset.ClassOf(0));
    }

    [Theory]
    [InlineData("{\"a\": 1}", "column 'y': there is no value; fill it in, take the row out, or set on_error to skip.")]
    [InlineData("{\"a\": 1, \"y\": null}",
        "column 'y': there is no value; fill it in, take the row out, or set on_error to skip.")]
    [InlineData("{\"a\": \"1\", \"y\": 1}", "column 'a': '1' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    [InlineData("{\"a\": [1], \"y\": 1}", "column 'a': '[1]' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    [InlineData("{\"a\": 1e999, \"y\": 1}", "column 'a': '1e999' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    public void A_wrong_value_is_named_with_its_line(string line, string sentence) => Assert.Equal(
        $"{File}, line 2, {sentence}",
        Assert.Throws<DataException>(() => Open("{\"a\": 1, \"y\": 1}\n" + line, options => options)).Message);

    [Fact]
    public void Wrong_lines_may_be_left_out()
    {
        _folder.Write("x.jsonl", "{\"a\": 1, \"y\": 1}\n{\"a\n{\"a\": 1}\n{\"a\": 3, \"y\": 1}");
        var problems = new DataProblems(OnError.Skip);

        Assert.Equal(2, Options().Open(problems).Count);
        Assert.Equal(2, problems.Sentences.Count);
    }

    [Fact]
    public void A_file_without_objects_is_refused() => Assert.Equal(
        $"{File} has no line with an object.", Assert.Throws<DataException>(() => Open("\n", options => options)).Message);

    private IDataset Open(string content, Func<JsonLinesOptions, JsonLinesOptions> with)
    {
        _folder.Write("x.jsonl", content);
        return with(Options()).Open();
    }

    private JsonLinesOptions Options() => new() { Files = [new FilePath(File)], Target = ["y"] };
}
