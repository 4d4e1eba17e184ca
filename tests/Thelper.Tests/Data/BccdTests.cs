using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

/// <summary>Blood cells in the layout of PASCAL VOC, with its official subsets.</summary>
public sealed class BccdTests
{
    [SkippableFact]
    public void A_box_without_extent_is_named_with_its_file_and_line()
    {
        var root = SharedData.Folder("bccd", "BCCD");

        Assert.Matches(
            "BloodImage_00338.xml, line [0-9]+: object [0-9]+ \\(RBC\\) has a box from \\(504, 337\\) to \\(504, "
            + "337\\), which has no extent",
            Assert.Throws<DataException>(() => Open(root, "trainval")).Message);
    }

    [SkippableFact]
    public void Without_those_two_boxes_all_others_are_there()
    {
        var problems = new DataProblems(OnError.Skip);
        var dataset = Open(SharedData.Folder("bccd", "BCCD"), "trainval", problems);
        var task = (Detection)dataset.Task;
        var counts = Enumerable.Range(0, dataset.Count).SelectMany(i => Boxes(dataset, i))
            .CountBy(box => task.NameOf(box.ClassIndex)!).ToDictionary();

        Assert.Equal(292, dataset.Count);
        Assert.Equal(2, problems.Sentences.Count);
        Assert.Equal((3348, 301, 292), (counts["RBC"], counts["WBC"], counts["Platelets"]));
        Assert.Equal(["background", "Platelets", "RBC", "WBC"], task.ClassNames);
    }

    [SkippableTheory]
    [InlineData("train", 205)]
    [InlineData("val", 87)]
    public void Subsets_are_the_official_ones(string subset, int count)
    {
        var dataset = Open(SharedData.Folder("bccd", "BCCD"), subset, new DataProblems(OnError.Skip));

        Assert.Equal(count, dataset.Count);
        Assert.Equal(new ImageShape(640, 480, 3), dataset.ShapeOf(count - 1));
    }

    [SkippableFact]
    public void The_darkest_spots_of_an_image_lie_in_the_boxes_of_white_cells()
    {
        var dataset = Open(SharedData.Folder("bccd", "BCCD"), "val", new DataProblems(OnError.Skip));
        var white = ((Detection)dataset.Task).IndexOf("WBC");
        for (var i = 0; i < 10; i++)
        {
            using var sample = dataset.Load(i);
            var green = sample.Values("image").AsSpan(640 * 480, 640 * 480).ToArray();
            var boxes = ((IReadOnlyList<BoundingBox>)sample["bboxes"]!).Where(box => box.ClassIndex == white)
                .Select(box => box.Extent).ToArray();
            var darkest = green.Select((value, at) => (value, X: at % 640, Y: at / 640)).OrderBy(pixel => pixel.value).Take(3000);

            // Stained nuclei are the darkest there is; the boxes cover less than a sixth of the image.
            Assert.True(
                darkest.Count(pixel => boxes.Any(
                    box => pixel.X >= box.Left && pixel.X < box.Right && pixel.Y >= box.Top && pixel.Y < box.Bottom)) > 2000,
                dataset.Describe(i));
        }
    }

    private static IReadOnlyList<BoundingBox> Boxes(IDataset dataset, int index)
    {
        using var sample = dataset.Load(index);
        return (IReadOnlyList<BoundingBox>)sample["bboxes"]!;
    }

    private static IDataset Open(string root, string subset, DataProblems? problems = null) =>
        DatasetFragment.Open("thelper.data.PASCALVOC", $"root: {root}, task: detect, subset: {subset}", problems);
}
