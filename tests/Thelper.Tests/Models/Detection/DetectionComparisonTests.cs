using System.Text.Json;
using Thelper.Models.Detection;
using Thelper.Tests.Support;
using Thelper.Torch;
using DetectionTask = Thelper.Tasks.Detection;

namespace Thelper.Tests.Models.Detection;

/// <summary>Detection models beside torchvision's, with equal weights.</summary>
public sealed class DetectionComparisonTests
{
    private const double Pixels = 1e-3;
    private const double SmallestGradient = 1e-3;

    public static TheoryData<string> Names => new(DetectionRun.Names);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_state_dictionary_has_torchvisions_keys_in_their_order(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new DetectionRun(name);

        Assert.Equal(run.State.Keys, run.Model.StateDictionary().Keys);
    }

    [SkippableTheory]
    [InlineData("fasterrcnn_resnet50_fpn")]
    [InlineData("fasterrcnn_mobilenet_v3_large_fpn")]
    [InlineData("retinanet_resnet50_fpn")]
    public void A_builders_model_has_torchvisions_keys_and_shapes(string name)
    {
        var recorded = DetectionRun.Shapes.GetProperty(name);
        using var model = Made($"torchvision.models.detection.{name}", Enumerable.Range(1, 90));

        Assert.Equal(
            recorded.EnumerateObject().Select(entry => $"{entry.Name} {string.Join('x', entry.Value.Deserialize<long[]>()!)}"),
            model.StateDictionary().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.Shape)}"));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Losses_are_torchvisions(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new DetectionRun(name);
        var losses = run.Train().Losses;

        Assert.Equal(run.Losses.Keys.Order(), losses.Select(loss => loss.Name).Order());
        Assert.All(losses, loss => AssertNear(run.Losses[loss.Name].ToDouble(), loss.Value.ToDouble(), 1e-4));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Gradients_are_torchvisions(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new DetectionRun(name);
        run.Train().Losses.Select(loss => loss.Value).Aggregate((sum, loss) => sum.Add(loss)).Backward();
        var parameters = run.Model.NamedParameters().ToDictionary(entry => entry.Name, entry => entry.Tensor);

        Assert.All(run.Gradients, entry =>
            AssertNear(entry.Value.ToArray<float>(), DetectionRun.Sampled(parameters[entry.Key].Gradient()!), 1e-3));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Detections_are_torchvisions(string name)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        using var run = new DetectionRun(name);
        run.Model.LoadStateDictionary(run.State);
        run.Model.Eval();
        var output = run.Model.Forward(run.Images, null);

        Assert.Empty(output.Losses);
        Assert.All(run.Found.Zip(output.Detections!), pair => AssertSame(pair.First, pair.Second));
    }

    private static DetectionModel Made(string type, IEnumerable<int> classes)
    {
        var names = classes.Select(i => $"class {i}").Prepend("background");
        var task = new DetectionTask([.. names], "image", "boxes");
        return (DetectionModel)Bound.To<ModelSection>($"model:\n  type: {type}\n").Model.Create(task);
    }

    private static void AssertNear(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"{actual} is not near {expected}.");

    /// <summary>
    /// The tolerance is relative to the largest of the recorded elements; but where a normalisation takes back what a bias
    /// adds, all of a gradient is what rounding leaves of 0.
    /// </summary>
    private static void AssertNear(float[] expected, float[] actual, double tolerance)
    {
        var largest = Math.Max(SmallestGradient, expected.Max(Math.Abs));
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= tolerance * largest);
    }

    /// <summary>The order of detections that are equally sure is nobody's business.</summary>
    private static void AssertSame(Detections expected, Detections actual)
    {
        Assert.NotEqual(0, expected.Scores.ElementCount);
        var rest = Rows(actual).ToList();
        Assert.Equal(expected.Scores.ElementCount, rest.Count);
        foreach (var wanted in Rows(expected))
        {
            var nearest = rest.Where(found => found.Label == wanted.Label).MinBy(found => Distance(found.Box, wanted.Box));
            Assert.InRange(Distance(nearest.Box, wanted.Box), 0, Pixels);
            Assert.InRange(nearest.Score, wanted.Score - 1e-4, wanted.Score + 1e-4);
            rest.Remove(nearest);
        }
    }

    private static double Distance(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs(a - b)).Max();

    private static IEnumerable<(float[] Box, long Label, float Score)> Rows(Detections detections)
    {
        var boxes = detections.Boxes.ToArray<float>().Chunk(4);
        return boxes.Zip(detections.Labels.ToArray<long>(), detections.Scores.ToArray<float>());
    }
}
