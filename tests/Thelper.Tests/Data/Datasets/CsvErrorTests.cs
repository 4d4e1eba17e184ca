using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data.Datasets;

public sealed class CsvErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["x.csv"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1,,3\n", "column 'b': there is no value; fill it in, take the row out, or set on_error to skip.")]
    [InlineData("1,  ,3\n", "column 'b': there is no value; fill it in, take the row out, or set on_error to skip.")]
    [InlineData("1,2,\n", "column 'y': there is no value; fill it in, take the row out, or set on_error to skip.")]
    [InlineData("1,2 cm,3\n", "column 'b': '2 cm' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    [InlineData("NaN,2,3\n", "column 'a': 'NaN' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    [InlineData("1,2,inf\n", "column 'y': 'inf' is no number; numbers are written as 12, 0.5 or 1e-3. Correct it, take the row out, or set on_error to skip.")]
    [InlineData("1,1e39,3\n",
        "column 'b': '1e39' is beyond the range of float32, which ends at 3.4e38; give it in another unit. Correct it, take the row out, or set on_error to skip.")]
    public void A_wrong_cell_is_named_with_file_line_column_and_value(string row, string sentence) =>
        Assert.Equal($"{File}, line 3, {sentence}", Refusal("a,b,y\n1,2,3\n" + row, options => options));

    [Theory]
    [InlineData("1,2\n", 2)]
    [InlineData("1,2,3,4\n", 4)]
    public void A_row_of_another_length_is_named(string row, int count) => Assert.Equal(
        $"{File}, line 3: the row has {count} fields, but the header names 3 columns; a field that contains the "
        + "separator must be in quotes.",
        Refusal("a,b,y\n1,2,3\n" + row, options => options));

    [Fact]
    public void An_unknown_class_is_named_beside_the_known_ones() => Assert.Equal(
        $"{File}, line 3, column 'y': 'elm' is no class; the classes are ash, oak. Correct it, take the row out, or set on_error to skip.",
        Refusal("a,y\n1,oak\n2,elm\n", options => options with { ClassNames = ["ash", "oak"] }));

    [Fact]
    public void A_missing_image_is_named() => Assert.Equal(
        $"{File}, line 2, column 'a': the image {_folder["none.png"]} does not exist. Correct it, take the row out, or set on_error to skip.",
        Refusal("a,y\nnone.png,1\n", options => options with { ImageColumn = "a" }));

    [Fact]
    public void A_damaged_image_is_named_with_its_line_when_it_is_read()
    {
        var image = _folder.Write("x.png", "no image");
        _folder.Write("x.csv", "a,y\nx.png,1\n");
        var dataset = (Options() with { ImageColumn = "a" }).Open();

        Assert.StartsWith(
            $"{File}, line 2: Cannot read the image '{image}': ",
            Assert.Throws<DataException>(() => dataset.Load(0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_rows_may_be_left_out_and_are_listed()
    {
        _folder.Write("x.csv", "a,y\n1,2\n,3\n4\n5,6\n");
        var problems = new DataProblems(OnError.Skip);

        var dataset = Options().Open(problems);

        Assert.Equal([$"{File}, line 2", $"{File}, line 5"], Enumerable.Range(0, dataset.Count).Select(dataset.Describe));
        Assert.Equal(2, problems.Sentences.Count);
    }

    [Fact]
    public void A_file_whose_rows_are_all_left_out_is_refused()
    {
        _folder.Write("x.csv", "a,y\n1,2\n,3\n");
        var sentence = Assert.Throws<DataException>(
            () => (Options() with { ClassNames = ["none"] }).Open(new DataProblems(OnError.Skip))).Message;

        Assert.Equal($"{File} has no row that can be used (2 were read).", sentence);
    }

    [Theory]
    [InlineData("z", "names the column 'z', but the columns are a, y.")]
    [InlineData("Y", "names the column 'Y', but the columns are a, y; did you mean 'y'?")]
    public void An_unknown_column_is_the_configurations_mistake(string column, string sentence)
    {
        _folder.Write("x.csv", "a,y\n1,2\n");

        Assert.Equal(
            sentence, Assert.Throws<SettingException>((Options() with { Target = [column] }).Open).Message);
    }

    [Fact]
    public void A_table_without_numbers_is_refused()
    {
        _folder.Write("x.csv", "a,y\nx,2\n");

        Assert.Equal(
            "has no column with numbers to predict from; name image_column if there are images.",
            Assert.Throws<SettingException>(Options().Open).Message);
    }

    [Fact]
    public void Files_with_other_columns_are_refused()
    {
        _folder.Write("a.csv", "a,y\n1,2\n");
        _folder.Write("b.csv", "y,a\n1,2\n");

        Assert.Equal(
            $"{_folder["b.csv"]} has the columns y, a, but the file before it has a, y.",
            Assert.Throws<DataException>((Options() with { Files = [new FilePath(_folder["*.csv"])] }).Open).Message);
    }

    [Theory]
    [InlineData("none.csv", "The file {0} does not exist.")]
    [InlineData("", "{0} is a folder, but must be a file.")]
    public void A_file_that_is_not_there_is_named(string name, string sentence) => Assert.Equal(
        sentence.Replace("{0}", _folder[name], StringComparison.Ordinal),
        Assert.Throws<DataException>((Options() with { Files = [new FilePath(_folder[name])] }).Open).Message);

    [Fact]
    public void A_pattern_that_fits_nothing_is_named() => Assert.Equal(
        $"No file in {_folder.FullPath} fits *.csv.",
        Assert.Throws<DataException>((Options() with { Files = [new FilePath(_folder["*.csv"])] }).Open).Message);

    [Fact]
    public void A_name_that_is_no_utf8_is_named()
    {
        using var file = new ForeignName(_folder.FullPath, "\\344.csv");

        Assert.StartsWith(
            "The name of ",
            Assert.Throws<DataException>((Options() with { Files = [new FilePath(_folder["*.csv"])] }).Open).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("separator: ab", "'ab', but must be one character")]
    [InlineData("features: []", "is empty")]
    [InlineData("features: a, image_column: b", "cannot be given together with image_column")]
    [InlineData("class_names: [a], task_type: regression", "cannot be given for a regression")]
    [InlineData("target: [a, b], task_type: classification", "has 2 columns, but a classification has one")]
    public void Settings_that_contradict_each_other_are_refused(string settings, string part)
    {
        var sentence = Assert.Throws<ConfigException>(() => Bound.To<DatasetSection>($$"""
            type: thelper.data.CsvDataset
            params: {path: x.csv, {{settings}}}
            """)).Message;

        Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    private string Refusal(string content, Func<CsvOptions, CsvOptions> with)
    {
        _folder.Write("x.csv", content);
        return Assert.Throws<DataException>(with(Options()).Open).Message;
    }

    private CsvOptions Options() => new() { Files = [new FilePath(File)], Target = ["y"] };
}
