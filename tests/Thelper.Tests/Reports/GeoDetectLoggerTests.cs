using System.Text.Json;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Reports;

public sealed class GeoDetectLoggerTests
{
    private static readonly Detection Task = new(["background", "lake"], "image", "bboxes");

    // Pixels of 10 by 10 metres, rows to the south.
    private static readonly double[] NorthUp = [500, 10, 0, 9000, 0, -10];

    private static readonly BoundingBox Lake = new(1, 2, 3, 6, 5) { IncludesMargin = false, Confidence = 0.75, ImageId = "crop" };

    [Fact]
    public void A_box_becomes_a_polygon_on_the_map() => Assert.Equal(
        """
        {
          "type": "FeatureCollection",
          "features": [
            {
              "type": "Feature",
              "geometry": {
                "type": "Polygon",
                "coordinates": [
                  [
                    [
                      520,
                      8970
                    ],
                    [
                      520,
                      8950
                    ],
                    [
                      560,
                      8950
                    ],
                    [
                      560,
                      8970
                    ],
                    [
                      520,
                      8970
                    ]
                  ]
                ]
              },
              "properties": {
                "image_id": "crop",
                "confidence": 0.75
              }
            }
          ]
        }
        """.ReplaceLineEndings("\n"),
        Logged(new(), [Lake], NorthUp));

    [Fact]
    public void Polygons_go_round_counterclockwise_where_rows_go_north_too() => Assert.Equal(
        "[[2,3],[6,3],[6,5],[2,5],[2,3]]", Outline(Lake, [0, 1, 0, 0, 0, 1]));

    [Fact]
    public void Images_may_be_turned_on_the_map() => Assert.Equal(
        "[[-3,2],[-3,6],[-5,6],[-5,2],[-3,2]]", Outline(Lake, [0, 0, -1, 0, 1, 0]));

    [Fact]
    public void A_box_with_a_margin_reaches_to_the_end_of_its_last_pixel() => Assert.Equal(
        "[[2,3],[7,3],[7,6],[2,6],[2,3]]", Outline(Lake with { IncludesMargin = true }, [0, 1, 0, 0, 0, 1]));

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.51, 1)]
    [InlineData(0.9, 0)]
    [InlineData(0, 4)]
    public void Boxes_that_are_not_sure_enough_are_left_out(double threshold, int count) => Assert.Equal(count, Features(
        new() { ConfThreshold = threshold },
        [Lake, Lake with { Confidence = 0.5 }, Lake with { Confidence = 0.4 }, Lake with { Confidence = null }]).Length);

    [Fact]
    public void Half_sure_is_sure_enough_by_default() => Assert.Equal(2, Features(
        new(), [Lake, Lake with { Confidence = 0.5 }, Lake with { Confidence = 0.49 }]).Length);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public void A_box_whose_confidence_is_no_number_is_left_out(double threshold) =>
        Assert.Empty(Features(new() { ConfThreshold = threshold }, [Lake with { Confidence = double.NaN }]));

    [Fact]
    public void A_confidence_without_end_is_not_written() => Assert.Equal(
        JsonValueKind.Null,
        Features(new(), [Lake with { Confidence = double.PositiveInfinity }])[0].At("properties", "confidence").ValueKind);

    [Fact]
    public void The_background_is_left_out() => Assert.Empty(Features(new(), [Lake with { ClassIndex = 0 }]));

    [Fact]
    public void A_map_on_which_nothing_was_found_is_empty() => Assert.Equal(
        "{\n  \"type\": \"FeatureCollection\",\n  \"features\": []\n}", Logged(new(), [], NorthUp));

    [Fact]
    public void Before_any_batch_there_is_no_report()
    {
        using var logger = new GeoDetectLogger(Task, new());

        Assert.Null(logger.Written());
    }

    [Fact]
    public void A_box_without_a_name_of_its_image_gets_that_of_its_sample()
    {
        using var logger = new GeoDetectLogger(Task, new());
        using var transforms = Tensors.From<double>([.. NorthUp, .. NorthUp], 2, 6);
        using var batch = new Batch(new() { ["id"] = new[] { "x", "y" }, ["geotransform"] = transforms }, 2);
        var nameless = Lake with { ImageId = null };
        logger.Show([[nameless], [nameless]], null, batch);

        Assert.Equal(["x", "y"], Parsed(logger).Select(feature => feature.At("properties", "image_id").GetString()));
    }

    [Fact]
    public void Each_image_lies_in_its_own_place()
    {
        using var logger = new GeoDetectLogger(Task, new());
        using var transforms = Tensors.From<double>([.. NorthUp, 0, 1, 0, 0, 0, -1], 2, 6);
        using var batch = new Batch(new() { ["geotransform"] = transforms }, 2);
        logger.Show([[Lake], [Lake]], null, batch);

        Assert.Equal([520, 2], Parsed(logger).Select(feature => feature.At("geometry", "coordinates")[0][0][0].GetDouble()));
    }

    [Fact]
    public void It_goes_on_where_another_one_stands()
    {
        using var whole = Shown(new(), [Lake], NorthUp);
        using var other = new GeoDetectLogger(Task, new()).GoingOnFrom(whole);
        Show(whole, [Lake], [0, 1, 0, 0, 0, 1]);
        Show(other, [Lake], [0, 1, 0, 0, 0, 1]);

        Assert.Equal(whole.Written(), other.Written());
    }

    [Fact]
    public void A_reset_forgets_all()
    {
        using var logger = Shown(new(), [Lake], NorthUp);
        logger.Reset();

        Assert.Null(logger.Written());
    }

    [Fact]
    public void Samples_that_do_not_say_where_they_lie_are_refused()
    {
        using var logger = new GeoDetectLogger(Task, new());
        using var batch = new Batch(new() { ["idx"] = Tensors.From<long>([4]) }, 1);

        Assert.Equal(
            "names 'geotransform', but the samples' entries are idx.", Assert.Throws<SettingException>(() => logger.Check(batch)).Message);
    }

    [Fact]
    public void A_place_that_is_not_six_numbers_is_refused()
    {
        using var logger = new GeoDetectLogger(Task, new());
        using var batch = new Batch(new() { ["geotransform"] = Tensors.From<double>([1, 2, 3], 1, 3) }, 1);

        Assert.Equal(
            "names 'geotransform', which is not six numbers for each sample.", Assert.Throws<SettingException>(() => logger.Check(batch)).Message);
    }

    [Fact]
    public void A_place_that_is_no_number_is_refused() => Assert.Equal(
        "A geotransform is [500, NaN, 0, 9000, 0, -10], but it takes six finite numbers.",
        Assert.Throws<DataException>(() => Logged(new(), [Lake], [500, double.NaN, 0, 9000, 0, -10])).Message);

    [Theory]
    [InlineData("thelper.train.TB15D104DetectLogger")]
    [InlineData("thelper.data.geo.ogc.TB15D104DetectLogger")]
    public void Its_options_have_names(string type) => Assert.Equal(
        new GeoDetectLoggerOptions { ConfThreshold = 0.25 },
        Bound.To<TrainerOptions>($"metrics: {{lakes: {{type: {type}, params: {{conf_threshold: 0.25}}}}}}").Metrics["lakes"]);

    private static string Outline(BoundingBox box, double[] transform)
    {
        using var logger = Shown(new(), [box], transform);
        return JsonSerializer.Serialize(Parsed(logger)[0].At("geometry", "coordinates")[0]);
    }

    private static JsonElement[] Features(GeoDetectLoggerOptions options, BoundingBox[] found)
    {
        using var logger = Shown(options, found, NorthUp);
        return Parsed(logger);
    }

    private static JsonElement[] Parsed(GeoDetectLogger logger) =>
        [.. JsonSerializer.Deserialize<JsonElement>(logger.Written()!).At("features").EnumerateArray()];

    private static string? Logged(GeoDetectLoggerOptions options, BoundingBox[] found, double[] transform)
    {
        using var logger = Shown(options, found, transform);
        return logger.Written();
    }

    private static GeoDetectLogger Shown(GeoDetectLoggerOptions options, BoundingBox[] found, double[] transform)
    {
        var logger = new GeoDetectLogger(Task, options);
        Show(logger, found, transform);
        return logger;
    }

    private static void Show(GeoDetectLogger logger, BoundingBox[] found, double[] transform)
    {
        using var batch = new Batch(new() { ["geotransform"] = Tensors.From<double>(transform, 1, transform.Length) }, 1);
        logger.Show([found], null, batch);
    }
}
