using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Tests.Train.Steps;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Vision;
using Thelper.Visualization;

namespace Thelper.Tests.Visualization;

/// <summary>Pictures show the class that metrics count.</summary>
public sealed class PredictedClassTests
{
    private const int Gap = 6;
    private const int Side = 128;
    private static readonly Classification Classes = new(["cat", "dog"], "image", "label");
    private static readonly Classification Flags = new(["cat", "dog"], "image", "label", multiLabel: true);

    private static readonly Colour[] Colours = [new(0, 100, 0), new(0, 0, 100)];

    public static TheoryData<float, float> Rows => new()
    {
        { 2, 1 }, { 1, 2 }, { 1, 1 }, { 0, -0f }, { -0f, 0 }, { float.NaN, 1 }, { 1, float.NaN }, { float.NaN, float.NaN },
        { float.NegativeInfinity, float.NegativeInfinity }, { 0, float.PositiveInfinity }, { float.PositiveInfinity, float.NaN },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_caption_is_green_where_the_class_counts_as_right(float first, float second)
    {
        foreach (var truth in new long[] { 0, 1 })
        {
            using var scope = TensorScope.Open();
            Check(Of(Classes, [1, 3, 8, 8], [first, second], [1, 2], Tensors.From<long>([truth])), new Accuracy());
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_caption_is_green_where_the_flags_count_as_right(float first, float second)
    {
        foreach (var (cat, dog) in new[] { (0f, 0f), (0.5f, 1f), (1f, 0f), (0f, 1f) })
        {
            using var scope = TensorScope.Open();
            Check(Of(Flags, [1, 3, 8, 8], [first, second], [1, 2], Tensors.From<float>([cat, dog], 1, 2)), new Accuracy());
        }
    }

    [Theory]
    [InlineData(0.6f, 0.4f)]
    [InlineData(0.4f, 0.6f)]
    [InlineData(0.5f, 0.5f)]
    public void Of_mixed_images_the_class_with_the_largest_share_is_right(float cat, float dog)
    {
        using var scope = TensorScope.Open();
        Check(Of(Classes, [1, 3, 8, 8], [1, 0], [1, 2], Tensors.From<float>([cat, dog], 1, 2)), new Accuracy());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_pixel_has_the_colour_of_the_class_that_counts_or_none(float first, float second)
    {
        using var scope = TensorScope.Open();
        var task = Map("back", "front");
        using var picture = Draw(Of(task, [1, 3, 1, 1], [first, second], [1, 2, 1, 1], null));

        int? shown = Enumerable.Range(0, 2).Where(index => At(picture) == Laid(index)).Select(index => (int?)index).SingleOrDefault();
        Assert.Equal(BestClasses.Of([first, second]), shown);
        Assert.Equal(shown is null, At(picture) == default);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    public void One_score_for_each_pixel_is_that_of_the_second_of_two_classes(float score, int expected)
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(Of(Map("back", "front"), [1, 3, 1, 1], [score], [1, 1, 1, 1], null));

        Assert.Equal(Laid(expected), At(picture));
    }

    [Fact]
    public void One_score_for_each_pixel_is_that_of_the_only_class()
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(Of(Map("back"), [1, 3, 1, 1], [1], [1, 1, 1, 1], null));

        Assert.Equal(Laid(0), At(picture));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_plane_of_a_whole_set_has_the_class_that_counts(float first, float second)
    {
        using var scope = TensorScope.Open();
        using var loaders = new LoaderFactory(
            new Dictionary<string, IDataset> { ["given"] = new GivenSamples(Classes, [TrainerRun.Sample(TrainerRun.Scores(0), 0L)]) },
            new LoadersOptions { BatchSize = 1, Workers = 0, ValidSplit = new Dictionary<string, double> { ["given"] = 1 } },
            new Seeds(1, 2, 3, 4)).Create();
        using var model = new Identity();
        var set = EmbeddedSet.Of(
            new VisualizationContext
            {
                Task = Classes,
                Model = model,
                Loader = loaders.Valid!,
                Epoch = 0,
                Predict = _ => Of(Classes, [1, 3, 8, 8], [first, second], [1, 2], null),
                Warn = _ => { },
            },
            count: 1, []);

        Assert.Equal([BestClasses.Of([first, second]) ?? BestClasses.None], set.Predictions!);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_rank_is_that_of_the_best_class(float first, float second)
    {
        var ranks = new TopRanks(depth: 1);

        Assert.Equal(
            BestClasses.Of([first, second]),
            Enumerable.Range(0, 2).Where(truth => ranks.Count([first, second], [truth], null).Right == 1).Select(truth => (int?)truth).SingleOrDefault());
    }

    private static void Check(Iteration iteration, Accuracy accuracy)
    {
        accuracy.Update(iteration);
        using var picture = Draw(iteration);
        Assert.Equal(accuracy.Evaluate() == 100, Has(picture, (red, green) => green > red + 40));
        Assert.Equal(accuracy.Evaluate() != 100, Has(picture, (red, green) => red > green + 40));
    }

    private static Image Draw(Iteration iteration) => new BatchPicture(maxImages: 1, minConfidence: 0.5).Draw(iteration)!;

    private static Iteration Of(LearningTask task, long[] input, float[] scores, long[] shape, Tensor? target) => new()
    {
        Task = task,
        Input = Operators.Zeros(input),
        Prediction = Tensors.From<float>(scores, shape),
        Target = target,
        Sample = new Batch([], 1),
        Index = 0,
        Count = 1,
        Epoch = 0,
        EpochCount = 1,
        OutputPath = "",
    };

    // The predicted classes lie over the second panel, whose image is black.
    private static Colour At(Image picture)
    {
        var pixel = picture.AsSpan<byte>().Slice(((((Gap + 5) * picture.Width) + Gap + Side + Gap + 5) * 3), 3);
        return new Colour(pixel[0], pixel[1], pixel[2]);
    }

    private static Colour Laid(int index) => new(0, (byte)(0.7 * Colours[index].G), (byte)(0.7 * Colours[index].B));

    private static Segmentation Map(params string[] names) => new(
        names, "image", "map", colourMap: Enumerable.Range(0, names.Length).ToDictionary(i => i, i => Colours[i]));

    private static bool Has(Image picture, Func<int, int, bool> isWanted)
    {
        var pixels = picture.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i += 3)
        {
            if (isWanted(pixels[i], pixels[i + 1]))
            {
                return true;
            }
        }

        return false;
    }
}
