using System.Xml.Linq;
using Thelper.Tasks;
using Thelper.Vision;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

public sealed class ClassHistogramTests
{
    private static readonly Classification Animals = new(["cat", "dog"], "image", "label");

    [Fact]
    public void Each_class_has_a_bar_with_the_sum_of_all_sets() => Assert.Equal(
        ["cat", "dog", "1015", "4"],
        Texts(ClassHistogram.Of(Animals, [("train", [1010, 3]), ("valid", [5, 1])])!).Where(text => text is "cat" or "dog" or "1015" or "4"));

    [Fact]
    public void Each_set_is_in_the_legend() => Assert.Equal(
        ["train", "valid", "test"],
        Texts(ClassHistogram.Of(Animals, [("train", [10, 3]), ("valid", [5, 1]), ("test", [0, 0])])!).Skip(1).Take(3));

    [Fact]
    public void Classes_whose_indices_have_gaps_have_their_own_counts()
    {
        var land = new Segmentation(new ClassMap(new Dictionary<string, int> { ["sky"] = 1, ["ground"] = 3 }), "image", "mask", dontCare: 255);

        Assert.Equal(["71", "93"], Texts(ClassHistogram.Of(land, [("train", [0, 71, 0, 93])])!).Where(text => text is "71" or "93"));
    }

    [Fact]
    public void A_background_that_is_nowhere_counted_has_no_bar()
    {
        var shapes = new Segmentation(new ClassMap(["background", "star"]), "image", "mask");

        Assert.DoesNotContain("background", Texts(ClassHistogram.Of(shapes, [("train", [0, 71]), ("valid", [0, 4])])!));
    }

    [Fact]
    public void What_is_not_known_is_not_drawn()
    {
        Assert.Null(ClassHistogram.Of(new Regression("image", "target"), [("train", null)]));
        Assert.Null(ClassHistogram.Of(Animals, [("train", [0, 0])]));
        Assert.Null(ClassHistogram.Of(Animals, []));
    }

    private static IEnumerable<string> Texts(SvgDocument document)
    {
        using var stream = new MemoryStream(document.Content.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];
    }
}
