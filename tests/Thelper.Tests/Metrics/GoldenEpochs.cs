using System.Text.Json;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Metrics;

/// <summary>What the original's metrics saw when the golden files were made, and what they gave.</summary>
internal sealed record GoldenEpochs(LearningTask Task, IReadOnlyList<ShownBatch> Batches, JsonElement Values)
{
    public static GoldenEpochs Classification()
    {
        var inputs = Golden.Json("classif_inputs.json");
        var names = inputs.At("class_names").Array<string>();
        return new(
            new Classification(names, "image", "label"),
            [.. inputs.At("batches").EnumerateArray().Select(batch => Rows(batch, batch.At("target").Array<long>()))],
            Golden.Json("metrics_classif.json").At("values"));
    }

    public static GoldenEpochs Regression()
    {
        var file = Golden.Json("metrics_regr.json");
        return new(
            new Regression("input", "target"),
            [.. file.At("batches").EnumerateArray().Select(
                batch => Rows(batch, batch.At("target").Array<double[]>().SelectMany(row => row).ToArray()))],
            file.At("values"));
    }

    public static GoldenEpochs Segmentation(bool dontCare)
    {
        var file = Golden.Json("metrics_segm.json");
        return new(
            new Segmentation(
                file.At("class_names").Array<string>(), "image", "label", dontCare: dontCare ? file.At("dontcare").GetInt32() : null),
            [.. file.At(dontCare ? "batches_dontcare" : "batches").EnumerateArray().Select(Planes)],
            file.At("values"));
    }

    private static ShownBatch Rows(JsonElement batch, Array truth)
    {
        var rows = batch.At("pred").Array<float[]>();
        return new([.. rows.SelectMany(row => row)], [rows.Length, rows[0].Length], truth);
    }

    private static ShownBatch Planes(JsonElement batch)
    {
        var scores = batch.At("pred").Array<float[][][]>();
        return new(
            [.. scores.SelectMany(image => image.SelectMany(plane => plane.SelectMany(row => row)))],
            [scores.Length, scores[0].Length, scores[0][0].Length, scores[0][0][0].Length],
            batch.At("target").Array<long[][]>().SelectMany(image => image.SelectMany(row => row)).ToArray());
    }
}
