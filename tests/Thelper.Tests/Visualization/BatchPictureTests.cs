using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization;
using Thelper.Visualization.Drawing;

namespace Thelper.Tests.Visualization;

/// <summary>Pictures of batches, looked at pixel by pixel. Panels begin 6 pixels from the left and the top.</summary>
public sealed class BatchPictureTests
{
    private const int Gap = 6;
    private const int Side = 128;
    private static readonly BatchPicture Drawing = new(maxImages: 16, minConfidence: 0.5);
    private static readonly Segmentation Map = new(["back", "front"], "image", "map", dontCare: 255);

    [Fact]
    public void Black_and_white_are_those_of_the_whole_batch()
    {
        using var scope = TensorScope.Open();
        var input = Tensors.From<float>([.. Enumerable.Repeat(-1f, 48), .. Enumerable.Repeat(0f, 48), .. Enumerable.Repeat(1f, 48)], 3, 3, 4, 4);
        using var picture = Draw(new GenericTask("image", null), input)!;

        Assert.Equal([0, 128, 255], Enumerable.Range(0, 3).Select(i => (int)At(picture, Centre(i, columns: 2, captions: 0)).R));
    }

    [Fact]
    public void An_image_of_one_channel_is_grey_and_the_third_channel_of_two_is_the_first()
    {
        using var scope = TensorScope.Open();
        using var one = Draw(new GenericTask("image", null), Tensors.From<float>([0, 1, 0, 1], 1, 1, 2, 2))!;
        using var two = Draw(new GenericTask("image", null), Tensors.From<float>([1, 1, 1, 1, 0, 0, 0, 0], 1, 2, 2, 2))!;

        Assert.Equal(new Colour(255, 255, 255), At(one, (Gap + Side - 1, Gap)));
        Assert.Equal(new Colour(255, 0, 255), At(two, (Gap, Gap)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void The_caption_of_a_mistake_is_red(long truth, bool isRed)
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(
            new Classification(["cat", "dog"], "image", "label"), Operators.Zeros([1, 3, 8, 8]),
            Tensors.From<float>([2, 1], 1, 2), Tensors.From<long>([truth]))!;

        Assert.Equal(isRed, Has(picture, pixel => pixel.R > pixel.G + 40));
        Assert.Equal(!isRed, Has(picture, pixel => pixel.G > pixel.R + 40));
    }

    [Fact]
    public void Classes_of_pixels_lie_over_the_grey_image_with_truth_and_prediction_side_by_side()
    {
        using var scope = TensorScope.Open();
        var scores = Tensors.From<float>([0, 1, 0, 0, 1, 0, 1, 1], 1, 2, 2, 2);
        using var picture = Draw(Map, Tensors.From<float>([0, 0, 0, 1], 1, 1, 2, 2), scores, Tensors.From<long>([1, 255, 0, 0], 1, 2, 2))!;

        var (width, quarter) = (Side + Gap, Side / 4);
        Assert.Equal(new Colour(90, 0, 0), At(picture, (Gap + width + quarter, Gap + quarter)));
        Assert.Equal(new Colour(0, 0, 0), At(picture, (Gap + width + (3 * quarter), Gap + quarter)));
        Assert.Equal(new Colour(76, 76, 76), At(picture, (Gap + width + (3 * quarter), Gap + (3 * quarter))));
        Assert.Equal(new Colour(166, 76, 76), At(picture, (Gap + (2 * width) + (3 * quarter), Gap + (3 * quarter))));
    }

    [Fact]
    public void The_colours_of_the_task_come_first()
    {
        using var scope = TensorScope.Open();
        var task = new Segmentation(["back", "front"], "image", "map", colourMap: new Dictionary<int, Colour> { [1] = new(0, 0, 100) });
        using var picture = Draw(task, Operators.Zeros([1, 3, 2, 2]), target: Operators.Ones([1, 2, 2], ScalarType.Int64))!;

        Assert.Equal(new Colour(0, 0, 70), At(picture, (Gap + Side + Gap + 5, Gap + 5)));
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.5, true)]
    [InlineData(0.4, false)]
    public void A_box_is_drawn_where_the_model_is_sure_enough(double confidence, bool isDrawn)
    {
        using var scope = TensorScope.Open();
        var box = new BoundingBox(0, 16, 32, 47, 63) { Confidence = confidence };
        using var picture = Draw(
            new Detection(["thing"], "image", "boxes"), Operators.Zeros([1, 3, 64, 64]), boxes: new BoxBatch([[box]], null))!;

        // Twice as large, the box goes from (32, 64) to (96, 128).
        Assert.Equal(isDrawn ? ClassPalette.ColourOf(1) : default, At(picture, (Gap + 32, Gap + 100)));
        Assert.Equal(default, At(picture, (Gap + 60, Gap + 100)));
    }

    [Fact]
    public void True_boxes_lie_on_the_left_of_the_found_ones()
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(
            new Detection(["thing"], "image", "boxes"), Operators.Zeros([1, 3, 64, 64]),
            boxes: new BoxBatch([[]], [[new BoundingBox(0, 16, 32, 47, 63)]]))!;

        Assert.Equal(ClassPalette.ColourOf(1), At(picture, (Gap + 32, Gap + 100)));
        Assert.Equal(default, At(picture, (Gap + Side + Gap + 32, Gap + 100)));
    }

    [Fact]
    public void Images_that_are_numbers_to_predict_share_black_and_white_with_the_input()
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(
            new SuperResolution("image", "target"), Operators.Zeros([1, 1, 4, 4]), Operators.Full([1, 1, 4, 4], 1.0, ScalarType.Float32),
            Operators.Full([1, 1, 4, 4], 2.0, ScalarType.Float32))!;

        Assert.Equal([0, 255, 128], Enumerable.Range(0, 3).Select(i => (int)At(picture, Centre(i, columns: 3, captions: 1)).R));
    }

    [Fact]
    public void Numbers_are_written_under_the_image()
    {
        using var scope = TensorScope.Open();
        using var picture = Draw(
            new Regression("image", "y"), Operators.Zeros([1, 3, 8, 8]), Tensors.From<float>([1.5f], 1, 1), Tensors.From<float>([2], 1, 1))!;

        Assert.Equal((Gap + Side + Gap, Gap + Side + 30 + Gap), (picture.Width, picture.Height));
        Assert.True(Has(picture, pixel => pixel.R < 128, fromRow: Gap + Side));
    }

    [Fact]
    public void What_is_no_image_is_not_drawn()
    {
        using var scope = TensorScope.Open();

        Assert.Null(Draw(new Regression("x", "y"), Operators.Zeros([4, 7]), Operators.Zeros([4, 1])));
    }

    [Fact]
    public void Only_the_first_samples_are_drawn()
    {
        using var scope = TensorScope.Open();
        using var picture = new BatchPicture(maxImages: 4, minConfidence: 0.5).Draw(
            Of(new GenericTask("image", null), Operators.Zeros([9, 3, 8, 8]), null, null, null))!;

        Assert.Equal(Gap + (2 * (Side + Gap)), picture.Height);
    }

    private static Image? Draw(LearningTask task, Tensor input, Tensor? prediction = null, Tensor? target = null, BoxBatch? boxes = null) =>
        Drawing.Draw(Of(task, input, prediction, target, boxes));

    private static Iteration Of(LearningTask task, Tensor input, Tensor? prediction, Tensor? target, BoxBatch? boxes) => new()
    {
        Task = task,
        Input = input,
        Prediction = prediction,
        Target = target,
        Boxes = boxes,
        Sample = new Batch([], (int)input.Size(0)),
        Index = 0,
        Count = 1,
        Epoch = 0,
        EpochCount = 1,
        OutputPath = "",
    };

    private static (int X, int Y) Centre(int panel, int columns, int captions) => (
        Gap + (panel % columns * (Side + Gap)) + (Side / 2), Gap + (panel / columns * (Side + (15 * captions) + Gap)) + (Side / 2));

    private static Colour At(Image image, (int X, int Y) place)
    {
        var pixel = image.AsSpan<byte>().Slice(((place.Y * image.Width) + place.X) * 3, 3);
        return new Colour(pixel[0], pixel[1], pixel[2]);
    }

    private static bool Has(Image image, Func<Colour, bool> isWanted, int fromRow = 0) => (
        from y in Enumerable.Range(fromRow, image.Height - fromRow)
        from x in Enumerable.Range(0, image.Width)
        select At(image, (x, y))).Any(isWanted);
}
