using Thelper.Configuration;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Examples;

/// <summary>The configurations in <c>configs</c> read the data that they are written for.</summary>
public sealed class ExampleDataTests
{
    [SkippableFact]
    public void The_flower_photos_are_read()
    {
        using var data = Open("flower-photos", "flower-photos", "SOURCE.md");

        Assert.Equal((353, null, 88), Sizes(data));
        Assert.All(Drain(data.Loaders.Train!), batch => Assert.Equal("[3, 96, 96]", batch["image"]));
    }

    [SkippableFact]
    public void Fashion_is_read()
    {
        using var data = Open("fashion-mnist", "fashion-mnist", "SOURCE.md");

        Assert.Equal((48_000, 6_000, 6_000), Sizes(data));
        Assert.All(Drain(data.Loaders.Test!), batch => Assert.Equal("[1, 28, 28]", batch["0"]));
    }

    [SkippableFact]
    public void The_blood_cells_are_read_with_the_official_lists()
    {
        using var data = Open("bccd", "bccd", "SOURCE.md");

        Assert.Equal((205, 87, null), Sizes(data));
        Assert.Equal(3348 + 301 + 292, Boxes(data.Loaders.Train!) + Boxes(data.Loaders.Valid!));
        Assert.Equal(
            ["BloodImage_00343.xml", "BloodImage_00338.xml"],
            data.Datasets.Values.SelectMany(opened => opened.Problems.Sentences).Select(text => Path.GetFileName(text.Split(',')[0])));
    }

    [SkippableFact]
    public void The_boxes_of_blood_cells_lie_within_the_resized_images()
    {
        using var data = Open("bccd", "bccd", "SOURCE.md");

        foreach (var batch in data.Loaders.Train!.Load(0))
        {
            using (batch)
            {
                Assert.All(((object?[])batch["bboxes"]!).SelectMany(boxes => (IReadOnlyList<BoundingBox>)boxes!), box =>
                {
                    Assert.InRange(box.Extent.Left, 0, box.Extent.Right);
                    Assert.InRange(box.Extent.Top, 0, box.Extent.Bottom);
                    Assert.InRange(box.Extent.Right, 0, 320);
                    Assert.InRange(box.Extent.Bottom, 0, 240);
                });
            }
        }
    }

    [SkippableFact]
    public void The_nuclei_are_read_with_all_16_bits_and_their_masks()
    {
        using var data = Open("bbbc039", "bbbc039-nuclei", "SOURCE.md");

        Assert.Equal((6, 3, 3), Sizes(data));
        using var batch = data.Loaders.Train!.Load(0).Single();
        Assert.Equal([6L, 1, 256, 256], batch.Tensor("image").Shape.ToArray());
        Assert.True(batch.Tensor("image").ToArray<float>().Distinct().Count() > 256);
        Assert.Equal([0L, 1], batch.Tensor("label_map").ToArray<long>().Distinct().Order());
    }

    [SkippableFact]
    public void The_drives_are_read_apart()
    {
        using var data = Open("donkey-car", "donkey-car", "SOURCE.md");

        Assert.Equal((1000, 1000, null), Sizes(data));
        using var batch = data.Loaders.Valid!.Load(0).First();
        Assert.Equal([64L, 3, 60, 80], batch.Tensor("image").Shape.ToArray());
        Assert.All(batch.Tensor("target").ToArray<float>(), angle => Assert.InRange(angle, -1, 1));
    }

    [SkippableFact]
    public void The_wines_are_read_and_standardised()
    {
        using var data = Open("wine", "regression-csv", "SOURCE.md");

        Assert.Equal((3428, 490, 980), Sizes(data));
        using var batch = data.Loaders.Train!.Load(0).First();
        Assert.Equal([64L, 11], batch.Tensor("input").Shape.ToArray());
        Assert.InRange(batch.Tensor("input").ToArray<float>().Average(), -0.3, 0.3);
        Assert.All(batch.Tensor("target").ToArray<float>(), quality => Assert.InRange(quality, 3, 9));
    }

    [SkippableFact]
    public void The_homes_are_read_from_a_table_with_tabs()
    {
        using var data = Open("housing", "regression-csv", "SOURCE.md");

        Assert.Equal((405, null, 101), Sizes(data));
        using var batch = data.Loaders.Test!.Load(0).First();
        Assert.Equal([32L, 13], batch.Tensor("input").Shape.ToArray());
        Assert.All(batch.Tensor("target").ToArray<float>(), value => Assert.InRange(value, 5, 50));
    }

    private static ExperimentData Open(string name, params string[] shared)
    {
        Repository.ReadShared(["data", .. shared]);
        return ExperimentData.Open(ConfigReader.Read(Path.Combine(Repository.Root, "configs", $"{name}.yml")));
    }

    private static (int? Train, int? Valid, int? Test) Sizes(ExperimentData data) =>
        (data.Loaders.Train?.SampleCount, data.Loaders.Valid?.SampleCount, data.Loaders.Test?.SampleCount);

    /// <summary>The shapes of the tensors of each batch, without the number of samples.</summary>
    private static List<Dictionary<string, string>> Drain(Loader loader)
    {
        var shapes = new List<Dictionary<string, string>>();
        foreach (var batch in loader.Load(0))
        {
            using (batch)
            {
                shapes.Add(batch.Keys.Where(key => batch[key] is Tensor)
                    .ToDictionary(key => key, key => $"[{string.Join(", ", batch.Tensor(key).Shape.ToArray().Skip(1))}]"));
            }
        }

        return shapes;
    }

    private static int Boxes(Loader loader)
    {
        var count = 0;
        foreach (var batch in loader.Load(0))
        {
            using (batch)
            {
                count += ((object?[])batch["bboxes"]!).Sum(boxes => ((IReadOnlyList<BoundingBox>)boxes!).Count);
            }
        }

        return count;
    }
}
