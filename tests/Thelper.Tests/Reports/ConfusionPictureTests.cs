using System.Globalization;
using System.Xml.Linq;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Vision;

namespace Thelper.Tests.Reports;

/// <summary>The picture of the confusion matrix.</summary>
public sealed class ConfusionPictureTests
{
    private static readonly Classification Task = new(["cat", "dog"], "image", "label");

    [Fact]
    public void Cells_have_the_shares_of_the_true_class() =>
        Assert.Equal(["0.67", "0.33", ".", "1.00"], Cells(Shown(normalized: true)));

    [Fact]
    public void Cells_have_counts_where_that_is_asked_for() => Assert.Equal(["2", "1", ".", "1"], Cells(Shown(normalized: false)));

    [Fact]
    public void A_share_below_a_hundredth_is_about_0()
    {
        var matrix = new ConfusionMatrix(Task.Classes);
        matrix.Show(Task, [.. Enumerable.Range(0, 201).Select(i => i == 0 ? (float[])[0, 1] : [1, 0])], new long[201]);

        Assert.Equal(["1.00", "~0", ".", "."], Cells(matrix));
    }

    [Fact]
    public void Samples_without_a_prediction_take_their_share()
    {
        var matrix = new ConfusionMatrix(Task.Classes);
        matrix.Show(Task, [[1, 0], [float.NaN, float.NaN]], [0, 0]);

        Assert.Equal(["0.50", ".", ".", "."], Cells(matrix));
    }

    [Fact]
    public void Rows_are_real_and_columns_predicted()
    {
        var texts = Texts(Shown(normalized: true).Chart()!);

        Assert.Equal(["Predicted", "Real", "cat", "cat", "dog", "dog"], texts.Except(["0.67", "0.33", ".", "1.00"]).Concat(["cat", "dog"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void It_is_a_square_of_800_pixels_that_is_dark_along_the_diagonal(int classes)
    {
        var task = new Classification([.. Enumerable.Range(0, classes).Select(i => string.Create(CultureInfo.InvariantCulture, $"class {i}"))], "image", "label");
        var matrix = new ConfusionMatrix(task.Classes);
        matrix.Show(task, [.. Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes).Select(j => i == j ? 1f : 0).ToArray())], [.. Enumerable.Range(0, classes).Select(i => (long)i)]);
        using var image = matrix.Chart()!.Rasterise();

        Assert.Equal((800, 800), (image.Width, image.Height));
        var dark = Enumerable.Range(0, 800 * 800).Where(i => image.AsSpan<byte>()[(3 * i) + 2] == 107 && image.AsSpan<byte>()[3 * i] == 8).Select(i => (X: i % 800, Y: i / 800)).ToArray();
        var (left, top) = (dark.Min(place => place.X), dark.Min(place => place.Y));
        var side = dark.Max(place => place.X) - left + 1.0;
        Assert.All(dark.Where(place => place.X < left + (side * 0.9)), place => Assert.Equal(
            Math.Floor((place.X - left) / side * classes), Math.Floor((place.Y - top) / side * classes), 1.0));
        Assert.InRange(dark.Length / (side * side / classes), 0.7, 1.05);
    }

    [Fact]
    public void Without_samples_there_is_no_picture() => Assert.Null(new ConfusionMatrix(Task.Classes).Chart());

    private static ConfusionMatrix Shown(bool normalized)
    {
        var matrix = new ConfusionMatrix(Task.Classes) { DrawNormalized = normalized };
        matrix.Show(Task, [[1, 0], [1, 0], [0, 1], [0, 1]], [0, 0, 0, 1]);
        return matrix;
    }

    private static string[] Cells(ConfusionMatrix matrix) => [.. Texts(matrix.Chart()!).TakeLast(4)];

    private static IEnumerable<string> Texts(SvgDocument document)
    {
        using var stream = new MemoryStream(document.Content.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];
    }
}
