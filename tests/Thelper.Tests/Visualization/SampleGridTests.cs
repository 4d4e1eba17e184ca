using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Reports;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>Which samples are shown, and what of them is kept.</summary>
public sealed class SampleGridTests
{
    private static readonly Classification Pets = new(["cat", "dog"], "image", "label");

    [Fact]
    public void The_best_and_the_worst_stay_in_their_order_and_of_equal_ones_the_first()
    {
        var selection = Offered(3, 0.5, 0.9, null, 0.1, 0.9, 0.7, 0.1, double.NegativeInfinity);

        Assert.Equal([1, 4, 5], Numbers(selection, "best"));
        Assert.Equal([7, 3, 6], Numbers(selection, "worst"));
    }

    [Fact]
    public void Random_samples_are_equally_likely()
    {
        const int samples = 20, count = 5, runs = 2000;
        var times = new int[samples];
        for (var epoch = 0; epoch < runs; epoch++)
        {
            Numbers(Offered(count, epoch, new double?[samples]), "random").ToList().ForEach(number => times[number]++);
        }

        // The expected number is 500, its deviation 19.
        Assert.All(times, time => Assert.InRange(time, 400, 600));
    }

    [Fact]
    public void The_same_run_again_shows_the_same()
    {
        Assert.Equal(Numbers(Offered(3, new double?[50]), "random"), Numbers(Offered(3, new double?[50]), "random"));
        Assert.NotEqual(Numbers(Offered(3, 0, new double?[50]), "random"), Numbers(Offered(3, 1, new double?[50]), "random"));
    }

    [Fact]
    public void Each_kind_has_a_picture_of_at_most_so_many_samples()
    {
        var grid = new SampleGrid(4);
        Show(grid, 9);

        Assert.Equal(
            new[] { "-best", "-worst", "-random" }.Select(suffix => (suffix, 6 + (2 * 134), 6 + (2 * (128 + 60 + 6)))), Sizes(grid));
    }

    [Fact]
    public void Large_images_are_kept_small()
    {
        var grid = new SampleGrid(1);
        Show(grid, 1, side: 900);

        Assert.Equal(6 + 160 + 6, Sizes(grid)[0].Width);
    }

    [Fact]
    public void Without_truth_there_are_random_samples_alone()
    {
        var grid = new SampleGrid(2);
        Show(grid, 3, hasTruth: false);

        Assert.Equal(["-random"], Sizes(grid).Select(picture => picture.Suffix));
    }

    [Fact]
    public void Samples_with_and_without_truth_may_stand_side_by_side()
    {
        var grid = new SampleGrid(4);
        var task = new Segmentation(["back", "front"], "image", "map");
        using (var scope = TensorScope.Open())
        {
            grid.Update(ImageIterations.Of(task, Operators.Zeros([2, 2, 8, 8]), Operators.Zeros([2, 8, 8], ScalarType.Int64)));
            grid.Update(ImageIterations.Of(task, Operators.Zeros([2, 2, 8, 8]), null));
        }

        Assert.Equal(6 + (3 * 134), Sizes(grid).Single(picture => picture.Suffix == "-random").Width);
    }

    [Fact]
    public void Where_samples_are_no_images_it_is_told_why_there_is_no_picture()
    {
        var grid = new SampleGrid(2);
        using var scope = TensorScope.Open();
        grid.Update(ImageIterations.Of(new Regression("x", "y"), Operators.Zeros([3, 1]), null) with { Input = Operators.Zeros([3, 7]) });

        Assert.Empty(grid.RenderAll());
        Assert.Equal("There are no pictures of samples (viz_count), because the input 'x' is no image: a sample has the shape [7].", grid.Obstacle);
    }

    [Fact]
    public void A_grid_goes_on_where_another_one_stands()
    {
        var whole = new SampleGrid(3);
        Show(whole, 10);
        var other = new SampleGrid(3).GoingOnFrom(whole);
        Assert.Equal(Pictures(whole), Pictures(other));
        Show(whole, 12);
        Show(other, 12);

        Assert.Equal(Pictures(whole), Pictures(other));
    }

    [Fact]
    public void A_reset_forgets_everything()
    {
        var grid = new SampleGrid(3);
        Show(grid, 10);
        grid.Reset();

        Assert.Empty(grid.RenderAll());
    }

    [Fact]
    public void Drawing_leaves_nothing_behind()
    {
        var (images, tensors) = (new LiveImages(), new LiveTensors());
        var grid = new SampleGrid(3);
        Show(grid, 10);
        Pictures(grid);

        Assert.Equal((0, 0), (images.Added, tensors.Added));
    }

    [Fact]
    public void The_log_of_boxes_draws_samples_under_the_names_that_it_writes()
    {
        var task = new Detection(["background", "cat"], "image", "boxes", colourMap: new Dictionary<int, Colour> { [1] = new(1, 2, 3) });
        using var logger = new DetectLogger(task, new() { VizCount = 2, ClassNames = ConfigReader.Parse("names: [nothing, Katze]", "x.yml").Root["names"] });
        using var scope = TensorScope.Open();
        BoundingBox box = new(1, 1, 1, 5, 5);
        logger.Update(ImageIterations.Of(task, null, null) with { Boxes = new BoxBatch([[box with { Confidence = 0.9 }]], [[box]]) });
        logger.Update(ImageIterations.Of(task, null, null) with { Boxes = new BoxBatch([[]], [[box]]) { WereSought = false } });

        // What a model that trains did not seek is no sample.
        var pictures = logger.RenderAll().ToArray();
        Assert.Equal(["-best", "-worst", "-random"], pictures.Select(picture => picture.Suffix));
        Assert.All(pictures, picture => Assert.Equal(6 + (2 * 134), picture.Picture.Width));
        Array.ForEach(pictures, picture => picture.Picture.Dispose());
    }

    private static void Show(SampleGrid grid, int samples, int side = 8, bool hasTruth = true)
    {
        using var scope = TensorScope.Open();
        var scores = Tensors.From<float>([.. Enumerable.Range(0, 2 * samples).Select(i => (float)Math.Sin(i * i))], samples, 2);
        var input = Tensors.From<float>([.. Enumerable.Range(0, samples * side * side).Select(i => (float)Math.Cos(i))], samples, 1, side, side);
        var numbers = Tensors.From<long>([.. Enumerable.Range(0, samples).Select(i => (long)i)]);
        grid.Update(ImageIterations.Of(Pets, scores, hasTruth ? Operators.Zeros([samples], ScalarType.Int64) : null) with
        {
            Input = input,
            Sample = new Batch(new() { ["idx"] = numbers }, samples),
        });
    }

    private static (string Suffix, int Width, int Height)[] Sizes(SampleGrid grid) => [.. grid.RenderAll().Select(entry =>
    {
        using (entry.Picture)
        {
            return (entry.Suffix, entry.Picture.Width, entry.Picture.Height);
        }
    })];

    private static string[] Pictures(SampleGrid grid) => [.. grid.RenderAll().Select(entry =>
    {
        using (entry.Picture)
        {
            return Convert.ToBase64String(entry.Picture.EncodePng());
        }
    })];

    private static SampleSelection Offered(int count, params double?[] merits) => Offered(count, 0, merits);

    private static SampleSelection Offered(int count, int epoch, double?[] merits)
    {
        var selection = new SampleSelection(count);
        foreach (var merit in merits)
        {
            selection.Offer(merit, epoch, number => new KeptSample(merit, number, []));
        }

        return selection;
    }

    private static long[] Numbers(SampleSelection selection, string kind) =>
        [.. selection.Kinds.Single(entry => entry.Kind == kind).Samples.Select(sample => sample.Number)];
}
