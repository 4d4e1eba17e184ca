using System.Xml.Linq;
using Thelper.Vision.Charts;

namespace Thelper.Vision.Tests.Charts;

public sealed class ChartTests
{
    public static TheoryData<string> Kinds => new(ChartSamples.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_chart_gives_the_same_bytes(string kind) =>
        Assert.Equal(ChartSamples.Of(kind, 10).Draw().Content.ToArray(), ChartSamples.Of(kind, 10).Draw().Content.ToArray());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chart_becomes_an_image_of_its_size(string kind)
    {
        var document = ChartSamples.Of(kind, 3).Draw();
        using var image = document.Rasterise();

        Assert.Equal((Math.Ceiling(document.Width), Math.Ceiling(document.Height)), (image.Width, image.Height));
        Assert.NotEqual(-1, image.AsSpan<byte>().IndexOfAnyExcept((byte)255));
    }

    [Theory]
    [InlineData("<b> & \"quotes\" ]]>")]
    [InlineData("猫 und Füße مرحبا 🐱")]
    [InlineData("control \u0001\u001b and \uFFFE")]
    [InlineData("half a character \uD83D")]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Names_may_have_any_characters(string name)
    {
        foreach (var kind in ChartSamples.Kinds)
        {
            using var image = ChartSamples.Of(kind, 3, name).Draw().Rasterise();

            Assert.True(image.Width >= 800);
        }
    }

    [Fact]
    public void A_name_stands_there_as_it_is() => Assert.Contains(
        ChartTexts.Of(ChartSamples.Of("bars", 1, "<a> & b").Draw()), box => box.Text == "<a> & b 0");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_no_number_is_a_gap_in_a_line(double hole)
    {
        var lines = Elements(Line([(1, 1), (2, 2), (3, hole), (4, 3), (5, 4)]), "polyline").Where(IsData).ToArray();

        Assert.Equal([2, 2], lines.Select(line => line.Attribute("points")!.Value.Split(' ').Length));
    }

    [Fact]
    public void Values_of_0_and_below_are_gaps_on_a_logarithmic_axis()
    {
        var chart = Line([(1, 1), (2, 10), (3, 0), (4, -5), (5, 100), (6, 1000)]) with { Y = new ChartAxis { IsLogarithmic = true } };
        var heights = Elements(chart, "polyline").Where(IsData).Select(line => line.Attribute("points")!.Value).ToArray();

        Assert.Equal(2, heights.Length);
        Assert.Equal(["1", "10", "100", "1000"], ChartTexts.Of(chart.Draw()).Select(box => box.Text).Where(text => text.StartsWith('1')).Take(4));
    }

    [Fact]
    public void A_single_point_is_a_dot() => Assert.Single(Elements(Line([(3, 0.5)]), "circle"));

    [Fact]
    public void A_point_between_gaps_is_a_dot() =>
        Assert.Single(Elements(Line([(1, 1), (2, 2), (3, double.NaN), (4, 3), (5, double.NaN), (6, 1), (7, 1)]), "circle"));

    [Fact]
    public void A_step_holds_a_value_until_the_next_point()
    {
        var chart = new LineChart { Series = [new("", [(0, 0), (1, 1), (2, 0)]) { IsStepped = true }] };

        Assert.Equal(5, Elements(chart, "polyline").Single(IsData).Attribute("points")!.Value.Split(' ').Length);
    }

    [Fact]
    public void Points_that_cannot_be_told_apart_are_drawn_once()
    {
        var points = Enumerable.Range(0, 100_000).Select(i => (i / 1e5, i / 1e5)).ToArray();

        Assert.InRange(Elements(Line(points), "polyline").Single(IsData).Attribute("points")!.Value.Split(' ').Length, 500, 7000);
    }

    [Theory]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(-3.5e-7, -3.5e-7, -3.5e-7)]
    [InlineData(1e16, 1e16, 1e16)]
    [InlineData(-1.7e308, 1.7e308, 0.0)]
    [InlineData(5e-324, 0.0, 5e-324)]
    [InlineData(1e-320, 2e-320, 1e-320)]
    [InlineData(1.0, 1.0000000001, 1.0)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void Values_of_any_size_have_an_axis_with_different_numbers(double first, double second, double third)
    {
        foreach (var isLogarithmic in new[] { false, true })
        {
            var chart = Line([(1, first), (2, second), (3, third)]) with { Y = new ChartAxis { IsLogarithmic = isLogarithmic } };
            var numbers = ChartTexts.Of(chart.Draw()).Where(box => box.Left < 200 && box.Bottom < 770 && box.Text != "no values").Select(box => box.Text).ToArray();

            Assert.Equal(numbers.Distinct(), numbers);
            Assert.DoesNotContain(numbers, number => number.Contains("NaN", StringComparison.Ordinal) || number.Contains('∞', StringComparison.Ordinal));
            chart.Draw().Rasterise().Dispose();
        }
    }

    [Fact]
    public void Charts_of_nothing_say_so()
    {
        Chart[] charts =
        [
            new LineChart { Series = [] },
            new LineChart { Series = [new LineSeries("a", [])] },
            new MatrixChart { Values = [], RowNames = [], ColumnNames = [] },
            new ScatterChart { Points = [] },
            new ScatterChart { Points = [new ScatterPoint(double.NaN, 0, "red")], HasAxes = false },
        ];

        Assert.All(charts, chart => Assert.Contains(ChartTexts.Of(chart.Draw()), box => box.Text == "no values"));
    }

    [Fact]
    public void Bars_of_nothing_are_an_axis() =>
        new BarChart { Names = ["a"], Series = [new BarSeries("s", [double.NaN]), new BarSeries("t", [-1]), new BarSeries("u", [])] }.Draw().Rasterise().Dispose();

    [Fact]
    public void A_matrix_of_zeros_is_white()
    {
        var chart = new MatrixChart { Values = [[0, double.NaN]], RowNames = ["a"], ColumnNames = ["b", "c"] };
        using var image = chart.Draw().Rasterise();

        Assert.DoesNotContain(Enumerable.Range(0, 800 * 800), i => image.AsSpan<byte>()[3 * i] + 60 < image.AsSpan<byte>()[(3 * i) + 2]);
    }

    [Fact]
    public void Of_cells_smaller_than_a_pixel_the_largest_value_is_shown()
    {
        double[] dark = [.. Enumerable.Range(0, 2000).Select(i => i == 1001 ? 1.0 : 0)];
        double[] light = new double[2000];
        var chart = new MatrixChart
        {
            Values = [.. Enumerable.Range(0, 2000).Select(i => i == 1001 ? dark : light)],
            RowNames = [.. Enumerable.Range(0, 2000).Select(i => "r")],
            ColumnNames = [.. Enumerable.Range(0, 2000).Select(i => "c")],
        };

        Assert.Contains(Elements(chart, "rect"), rect => rect.Attribute("fill")!.Value == ChartPalette.Blue(1) && rect.Attribute("width")!.Value == rect.Attribute("height")!.Value);
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(double.NaN, 1.0)]
    public void An_axis_without_extent_is_refused(double minimum, double maximum) => Assert.Throws<ArgumentException>(() =>
        (Line([(0, 0)]) with { Y = new ChartAxis { Minimum = minimum, Maximum = maximum } }).Draw());

    [Theory]
    [InlineData(0.9532, "circle", "circle: auc = 0.953")]
    [InlineData(1.0, null, "auc = 1.000")]
    [InlineData(double.NaN, "circle", "circle")]
    public void A_curve_of_rates_tells_its_area(double area, string? name, string legend)
    {
        var texts = ChartTexts.Of(new RocChart { Points = [(0, 0), (1, 1)], AreaUnderCurve = area, Name = name }.Draw());

        Assert.Contains(texts, box => box.Text == legend);
    }

    [Fact]
    public void The_diagonal_of_guesses_is_dashed() => Assert.Single(
        Elements(new RocChart { Points = [(0, 0), (0, 1), (1, 1)], AreaUnderCurve = 1 }, "polyline"), line => line.Attribute("stroke-dasharray") is not null);

    private static LineChart Line(IReadOnlyList<(double X, double Y)> points) => new() { Series = [new LineSeries("", points)] };

    private static bool IsData(XElement line) => line.Attribute("stroke")!.Value == ChartPalette.Category(0);

    private static IEnumerable<XElement> Elements(Chart chart, string name)
    {
        using var stream = new MemoryStream(chart.Draw().Content.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == name)];
    }
}
