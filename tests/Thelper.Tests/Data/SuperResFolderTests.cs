using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class SuperResFolderTests : IDisposable
{
    private const string Type = "thelper.data.SuperResFolderDataset";

    private readonly TemporaryFolder _folder = new();

    public SuperResFolderTests()
    {
        using var image = Image.FromPixels<byte>([0, 10, 20, 30, 40, 50, 60, 70], 4, 2, channels: 1);
        _folder.Write("a/deep/0.png", image.EncodePng());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_task_goes_from_little_to_much_detail()
    {
        var task = Assert.IsType<SuperResolution>(Open().Task);

        Assert.Equal(["lowres_image", "highres_image", "path", "idx", "label"], task.Keys);
    }

    [Fact]
    public void The_label_is_the_folder_within_the_root()
    {
        using var sample = Open().Load(0);

        Assert.Equal(("a", _folder["a/deep/0.png"], 0L), (sample["label"], sample["path"], sample["idx"]));
    }

    [Fact]
    public void Without_rescaling_the_lesser_image_is_the_bilinear_half()
    {
        using var sample = Open(", rescale_lowres: false").Load(0);

        Assert.Equal([25, 45], sample.Values("lowres_image"));
        Assert.Equal([0, 10, 20, 30, 40, 50, 60, 70], sample.Values("highres_image"));
    }

    [Fact]
    public void By_default_both_images_have_one_size()
    {
        using var sample = Open().Load(0);

        Assert.Equal([25, 30, 40, 45, 25, 30, 40, 45], sample.Values("lowres_image"));
    }

    [Fact]
    public void The_middle_is_cut_out()
    {
        using var sample = Open(", center_crop: 2").Load(0);

        Assert.Equal([10, 20, 50, 60], sample.Values("highres_image"));
    }

    [Fact]
    public void A_larger_middle_gets_a_black_border()
    {
        using var sample = Open(", center_crop: [2, 4]").Load(0);

        Assert.Equal([0, 0, 10, 20, 50, 60, 0, 0], sample.Values("highres_image"));
    }

    [Theory]
    [InlineData("", 4, 2)]
    [InlineData(", rescale_lowres: false", 2, 1)]
    [InlineData(", rescale_lowres: false, downscale_factor: 100", 1, 1)]
    [InlineData(", center_crop: [6, 8], downscale_factor: 4, rescale_lowres: false", 2, 2)]
    public void The_size_that_is_told_is_that_of_the_lesser_image(string options, int width, int height)
    {
        using var sample = Open(options).Load(0);

        var image = (SampleImage)sample["lowres_image"]!;
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(new ImageShape(width, height, 1), Open(options).ShapeOf(0));
    }

    [Theory]
    [InlineData("downscale_factor: 1", "must be above 1, but is 1.")]
    [InlineData("center_crop: [0, 2]", "must be one number or [width, height], above 0, but is [0, 2].")]
    public void Sizes_that_cannot_be_are_refused(string option, string sentence) =>
        Assert.EndsWith(sentence, DatasetFragment.Mistake(Type, $"root: /x, {option}").Sentence, StringComparison.Ordinal);

    private IDataset Open(string more = "") =>
        DatasetFragment.Open(Type, $"root: {_folder.FullPath}, mode: grey{more}");
}
