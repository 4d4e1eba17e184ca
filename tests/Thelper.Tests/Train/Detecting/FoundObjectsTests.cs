using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train.Detecting;

public sealed class FoundObjectsTests
{
    // The background is in the middle, so labels and indices differ: cat is 1, dog is 2.
    private static readonly Detection Task = new(["cat", "background", "dog"], "image", "bboxes");

    [Fact]
    public void Labels_become_the_indices_of_the_task() => Assert.Equal(
        [new BoundingBox(2, 1, 2, 3, 4) { IncludesMargin = false, Confidence = 0.5, ImageId = "a" }],
        Of([1, 2, 3, 4], label: 2));

    [Fact]
    public void Indices_of_the_task_become_labels()
    {
        using var scope = TensorScope.Open();
        var target = new TargetBoxes(new DetectionLabels(Task), Device.Cpu).Of([new BoundingBox(2, 1, 2, 3, 4)]);

        Assert.Equal([2L], target.Labels.ToArray<long>());
        Assert.Equal([1f, 2, 4, 5], target.Boxes.ToArray<float>());
    }

    [Fact]
    public void A_box_with_an_edge_that_is_no_number_is_refused() => Assert.Equal(
        "The model gives a box with an edge that is no finite number; its weights are probably no numbers any more.",
        Assert.Throws<ModelException>(() => Of([1, float.NaN, 3, 4], label: 1)).Message);

    private static IReadOnlyList<BoundingBox> Of(float[] edges, long label)
    {
        using var scope = TensorScope.Open();
        var found = new Detections(Tensors.From<float>(edges, 1, 4), Tensors.From<long>([label]), Tensors.From<float>([0.5f]));
        return Assert.Single(new FoundObjects(new DetectionLabels(Task)).Of([found], ["a"]));
    }
}
