using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Transforms;

namespace Thelper.Tests.Data;

/// <summary>What image data sets give goes into batches, and through transforms.</summary>
public sealed class ImageDatasetBatchTests
{
    [SkippableFact]
    public void Sixteen_bit_images_and_their_label_maps_become_tensors()
    {
        using var batch = First(DatasetFragment.Open(
            "thelper.data.MaskFolderDataset",
            $"root: '{SharedData.Folder("bbbc039-nuclei", "cell nuclei")}', mode: unchanged, class_names: [background, nucleus], "
            + "mask_channel: red, mask_map: {0: background, 1: nucleus, 2: nucleus, 3: nucleus}"));

        Assert.Equal([3, 1, 60, 80], batch.Tensor("image").Shape.ToArray());
        Assert.Equal([3, 60, 80], batch.Tensor("label_map").Shape.ToArray());
    }

    [SkippableFact]
    public void Boxes_become_one_list_for_each_image_and_move_along()
    {
        using var batch = First(DatasetFragment.Open(
            "thelper.data.PASCALVOC",
            $"root: {SharedData.Folder("bccd", "BCCD")}, task: detect, subset: val",
            new DataProblems(OnError.Skip)));
        var boxes = Assert.IsType<IReadOnlyList<BoundingBox>[]>(batch["bboxes"], exactMatch: false);

        Assert.Equal([3, 3, 60, 80], batch.Tensor("image").Shape.ToArray());
        Assert.Equal(3, boxes.Length);
        Assert.All(boxes.SelectMany(list => list), box =>
        {
            Assert.InRange(box.Extent.Right, 0, 80);
            Assert.InRange(box.Extent.Bottom, 0, 60);
        });
    }

    [Fact]
    public void Drawn_shapes_of_each_task_become_batches()
    {
        foreach (var (task, truth) in new[] { ("classification", "label"), ("segmentation", "label_map"), ("regression", "target") })
        {
            using var batch = First(DatasetFragment.Open("thelper.data.ShapesDataset", $"task: {task}, count: 10"));

            Assert.Equal(3, batch.Tensor(truth).Shape[0]);
        }
    }

    private static Batch First(IDataset dataset)
    {
        var options = new LoadersOptions
        {
            BatchSize = 3,
            TrainSplit = new Dictionary<string, double> { ["data"] = 1 },
            BaseTransforms = [new() { Operation = new ResizeOptions { Dsize = [80, 60] } }],
        };
        var loader = new LoaderFactory(new Dictionary<string, IDataset> { ["data"] = dataset }, options, new Seeds(1, 2, 3, 4))
            .Create().Train!;
        return loader.Load(0).First();
    }
}
