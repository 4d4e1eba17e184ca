using Thelper.Vision.Charts;

namespace Thelper.Vision.Tests.Charts;

/// <summary>Where text lies on charts.</summary>
public sealed class LayoutTests
{
    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            foreach (var kind in ChartSamples.Kinds)
            {
                foreach (var count in new[] { 1, 2, 10, 100, 300 })
                {
                    foreach (var name in new[] { "c", "a_rather_long_name_of_a_class_that_goes_on_and_on", "WWWWWW", "猫と犬の写真" })
                    {
                        cases.Add(kind, count, name);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_text_lies_on_another_or_outside_of_the_picture(string kind, int classes, string name)
    {
        var document = ChartSamples.Of(kind, classes, name).Draw();
        var boxes = ChartTexts.Of(document);

        Assert.NotEmpty(boxes);
        Assert.Empty(ChartTexts.Overlaps(boxes));
        Assert.All(boxes, box => Assert.True(
            box.Left >= 0 && box.Top >= 0 && box.Right <= document.Width && box.Bottom <= document.Height, $"{box}"));
    }

    [Theory]
    [InlineData("lines", 240, 180)]
    [InlineData("matrix", 200, 200)]
    [InlineData("bars", 300, 150)]
    [InlineData("scatter", 200, 200)]
    public void Small_charts_have_no_text_on_another_either(string kind, double width, double height)
    {
        var chart = ChartSamples.Of(kind, 10) with { Width = width, Height = height, FontSize = 10 };

        Assert.Empty(ChartTexts.Overlaps(ChartTexts.Of(chart.Draw())));
    }

    [Theory]
    [InlineData(2, 20)]
    [InlineData(10, 11)]
    [InlineData(100, 11)]
    public void Letters_are_large_enough_to_read(int classes, double least)
    {
        foreach (var kind in new[] { "matrix", "bars", "scatter", "lines" })
        {
            var chart = ChartSamples.Of(kind, classes);
            var sizes = chart.Draw().FontSizes();

            Assert.True(sizes.Max() >= 20, kind);
            Assert.True(sizes.Min() >= (kind == "scatter" ? 16 : Math.Min(least, 18)), $"{kind}: {sizes.Min()}");
        }
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(10, 100)]
    [InlineData(25, 625)]
    [InlineData(100, 0)]
    public void A_matrix_has_texts_in_its_cells_as_long_as_they_can_be_read(int classes, int texts) => Assert.Equal(
        texts, ChartTexts.Of(ChartSamples.Of("matrix", classes).Draw()).Count(box => box.Text is "." or "1.00" or "0.30"));

    [Fact]
    public void The_colours_of_a_matrix_without_texts_are_explained() =>
        Assert.Contains(ChartTexts.Of(ChartSamples.Of("matrix", 100).Draw()), box => box.Text == "0.8");

    [Fact]
    public void Long_names_end_with_an_ellipsis_and_short_ones_are_whole()
    {
        var texts = ChartTexts.Of(ChartSamples.Of("matrix", 10, "a_rather_long_name_of_a_class").Draw());

        Assert.Equal(20, texts.Count(box => box.Text.StartsWith("a_rather", StringComparison.Ordinal) && box.Text.EndsWith('…')));
        Assert.Equal(20, ChartTexts.Of(ChartSamples.Of("matrix", 10, "cat").Draw()).Count(box => box.Text.StartsWith("cat ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_legend_that_has_no_room_says_how_many_names_are_missing()
    {
        var texts = ChartTexts.Of(ChartSamples.Of("scatter", 300).Draw()).Select(box => box.Text).ToArray();
        var last = texts.Single(text => text.StartsWith("and ", StringComparison.Ordinal));

        Assert.Equal($"and {300 - texts.Count(text => text.StartsWith("class", StringComparison.Ordinal))} more", last);
    }

    [Fact]
    public void Text_takes_no_more_room_than_is_told()
    {
        foreach (var text in new[] { "iiiiiiiiii", "mmmmmmmmmm", "WWWWWWWWWW", "class 1234567", "~0.^!\"#$%&'()", "Œuvre Ørsted Ж" })
        {
            using var canvas = new SvgCanvas(600, 60);
            canvas.Text(20, 30, text, new TextStyle(40));
            using var image = canvas.Finish().Rasterise();
            var last = Enumerable.Range(0, 600).Last(x => Enumerable.Range(0, 60).Any(y => image.AsSpan<byte>()[3 * ((y * 600) + x)] < 200));

            Assert.InRange(last, 30, 20 + ChartText.WidthOf(text, 40) + 1);
        }
    }
}
