using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Files;

public sealed class DelimitedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b\n1;2\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("a|b\r\n1|2", '|')]
    public void The_separator_is_found(string content, char separator)
    {
        var file = Read(content);

        Assert.Equal(separator, file.Separator);
        Assert.Equal(["1", "2"], file.Rows.Single().Fields);
    }

    [Fact]
    public void A_separator_given_is_used() =>
        Assert.Equal(["a,b"], DelimitedFile.Read(_folder.Write("x.csv", "a,b\n1,2\n"), ';').Header);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name() => Assert.Equal("a", Read("\ufeffa,b\n1,2\n").Header[0]);

    [Fact]
    public void Quoted_fields_hold_separators_quotes_and_line_ends() =>
        Assert.Equal(["x,y", "\"z\"", "1\n2"], Read("a,b,c\n\"x,y\",\"\"\"z\"\"\",\"1\n2\"\n").Rows[0].Fields);

    [Fact]
    public void Empty_cells_stay() => Assert.Equal(["", "2", ""], Read("a,b,c\n,2,\n").Rows[0].Fields);

    [Fact]
    public void Rows_have_the_numbers_of_the_lines_where_they_begin() =>
        Assert.Equal([2, 5, 7], Read("a,b\n1,\"x\ny\nz\"\n2,3\n\n4,5\n").Rows.Select(row => row.Line));

    [Fact]
    public void Rows_may_be_short_or_long_for_the_reader_to_judge() =>
        Assert.Equal([1, 3], Read("a,b\n1\n1,2,3\n").Rows.Select(row => row.Fields.Length));

    [Theory]
    [InlineData("", "is empty, but its first line must name the columns.")]
    public void An_empty_file_is_refused(string content, string sentence) =>
        Assert.Equal($"{_folder["x.csv"]} {sentence}", Refusal(content));

    [Theory]
    [InlineData("a,,c\n", "line 1: column 2 has no name.")]
    [InlineData("a,b,a\n", "line 1: 2 columns are called 'a'.")]
    public void Columns_need_different_names(string content, string sentence) =>
        Assert.Equal($"{_folder["x.csv"]}, {sentence}", Refusal(content));

    [Fact]
    public void Wrong_quotes_are_named_with_their_line() => Assert.StartsWith(
        $"{_folder["x.csv"]}, line 3: the quotes are wrong. ", Refusal("a,b\n1,2\n1,\"x\" y\n"), StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_no_utf8_is_named_with_its_line()
    {
        var path = _folder.Write("x.csv", [.. "a,b\nx,1\n"u8, 0xe4, .. ",2\n"u8]);

        Assert.Equal(
            $"{path}, line 3: the text is not UTF-8; save the file with that encoding.",
            Assert.Throws<DataException>(() => DelimitedFile.Read(path)).Message);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.StartsWith(
        $"{_folder["none.csv"]} cannot be read: ",
        Assert.Throws<DataException>(() => DelimitedFile.Read(_folder["none.csv"])).Message,
        StringComparison.Ordinal);

    private DelimitedFile Read(string content) => DelimitedFile.Read(_folder.Write("x.csv", content));

    private string Refusal(string content) => Assert.Throws<DataException>(() => Read(content)).Message;
}
