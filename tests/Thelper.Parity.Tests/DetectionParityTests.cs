using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Detection;
using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>Initial values, detections, losses and gradients of detection models, in single precision.</summary>
[Collection(ParityCollection.Name)]
public sealed class DetectionParityTests(ParityTable table)
{
    private const double Tolerance = 1e-4;

    private static readonly CaseFolder<DetectionCase> Cases = new("detection");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Detection_model_is_torchvisions(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            Generator.SeedAll(ParityCase<DetectionCase>.Seed);
            using var model = (DetectionModel)one.Options.Model.Create(one.Options.Task);
            Assert.Equal(answer["initial"].Named.Keys, model.StateDictionary().Keys);
            difference.Add("initial value of", answer["initial"].Named, model.StateDictionary());
            model.LoadStateDictionary(answer["state"].Named);
            model.Eval();
            using (GradMode.Disable())
            {
                CompareFound(model.Forward(answer["images"].Tensors, null).Detections!, answer["found"], difference);
            }

            model.Train();
            Generator.SeedAll(ParityCase<DetectionCase>.Seed);
            CompareTraining(model, answer, difference);
        });
    }

    private static void CompareFound(IReadOnlyList<Detections> found, Answer expected, Difference difference)
    {
        for (var image = 0; image < found.Count; image++)
        {
            var wanted = expected[$"{image}"];
            var (rows, actual) = (DetectedRows.Of(wanted["boxes"].Tensor, wanted["labels"].Tensor), DetectedRows.Of(found[image].Boxes, found[image].Labels));
            difference.Add("images without detections", 0, rows.Count > 0 ? 0 : 1);
            difference.Add("the number of detections", rows.Count, actual.Count);
            if (rows.Count == actual.Count)
            {
                var order = Tensors.From<long>(DetectedRows.Nearest(rows, actual));
                difference.Add("box", wanted["boxes"].Tensor, found[image].Boxes.IndexSelect(0, order));
                difference.Add("label", wanted["labels"].Tensor, found[image].Labels.IndexSelect(0, order));
                difference.Add("score", wanted["scores"].Tensor, found[image].Scores.IndexSelect(0, order));
            }
        }
    }

    private static void CompareTraining(DetectionModel model, Answer answer, Difference difference)
    {
        var targets = answer["boxes"].Tensors.Zip(answer["labels"].Tensors, (boxes, labels) => new DetectionTarget(boxes, labels));
        var losses = model.Forward(answer["images"].Tensors, [.. targets]).Losses;
        difference.Add("loss", answer["losses"].Named, losses.ToDictionary(loss => loss.Name, loss => loss.Value));
        losses.Select(loss => loss.Value).Aggregate((sum, next) => sum.Add(next)).Backward();
        GradientNorms.Compare(model, answer["gradients"].Named, difference);
        var buffers = model.NamedBuffers().Where(entry => entry.Tensor.ScalarType.IsFloatingPoint()).ToDictionary(entry => entry.Name, entry => entry.Tensor);
        difference.Add("state", answer["state afterwards"].Named, buffers);
    }
}

/// <summary>A detection model; the images are always the same small ones.</summary>
internal sealed record DetectionCase
{
    [Inline]
    public required IModelOptions Model { get; init; }

    /// <summary>How many labels, the background's among them.</summary>
    public required int Classes { get; init; }

    public Tasks.Detection Task =>
        new([.. Enumerable.Range(1, Classes - 1).Select(i => $"class {i}").Prepend("background")], "image", "boxes");
}

/// <summary>Detections to compare; in which order equally sure ones come is nobody's business.</summary>
internal static class DetectedRows
{
    /// <summary>Four edges and the label of each detection.</summary>
    public static List<(float[] Box, long Label)> Of(Tensor boxes, Tensor labels) =>
        [.. boxes.ToArray<float>().Chunk(4).Zip(labels.ToArray<long>())];

    /// <summary>For each expected detection the nearest one of its label that is left, or any where there is none.</summary>
    public static long[] Nearest(List<(float[] Box, long Label)> expected, List<(float[] Box, long Label)> actual)
    {
        var left = Enumerable.Range(0, actual.Count).ToList();
        var order = new long[expected.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var wanted = expected[i];
            var nearest = left.MinBy(j => (actual[j].Label == wanted.Label ? 0 : 1e6) + actual[j].Box.Zip(wanted.Box, (a, b) => Math.Abs(a - b)).Max());
            left.Remove(nearest);
            order[i] = nearest;
        }

        return order;
    }
}
