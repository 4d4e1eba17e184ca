using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;
using Thelper.Vision;

namespace Thelper.Tests.Train.AutoEncoding;

/// <summary>Pictures of images above their reconstructions.</summary>
public sealed class AutoEncoderPreviewTests : IDisposable
{
    private const int Side = 96;

    private readonly WrittenSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Images_stand_side_by_side_once_each_above_their_reconstructions()
    {
        using var scope = TensorScope.Open();
        var preview = new ReconstructionPreview(3, normalisation: null);
        preview.Update(Seen([0, 51], [102, 0]));
        preview.Update(Seen([102, 255], [51, 0]));
        preview.Update(Seen([204], [0]));

        // From the least value of the three images to the greatest.
        Assert.Equal([0, 128, 255], Levels(preview, Side / 2, 3));
        Assert.Equal([255, 0, 128], Levels(preview, Side + (Side / 2), 3));
    }

    [Theory]
    [InlineData(0, 128)]
    [InlineData(3, 255)]
    [InlineData(-3, 0)]
    [InlineData(1.5, 191)]
    [InlineData(9, 255)]
    public void A_normalised_preview_goes_from_3_deviations_below_the_mean_to_3_above(float value, int level)
    {
        using var scope = TensorScope.Open();
        var preview = new ReconstructionPreview(1, new Normalisation([0.5], [0.25]));
        preview.Update(Seen([value], [0]));

        Assert.Equal([(byte)level], Levels(preview, Side / 2, 1));
    }

    [Fact]
    public void Each_channel_has_a_mean_of_its_own()
    {
        var normalisation = new Normalisation([0, 0.5], [1, 0.25]);

        Assert.Equal((1 + 3) / 6.0, normalisation.ShareOf(1, 0), tolerance: 1e-6);
        Assert.Equal(((2 * 0.25) + 0.75) / 1.5, normalisation.ShareOf(2, 1), tolerance: 1e-6);
    }

    [Theory]
    [InlineData("[0.5, 0.4]")]
    [InlineData("[0.5, 0.4, 0.3, 0.2]")]
    public void A_mean_is_one_number_or_one_for_each_channel(string mean)
    {
        var message = Assert.Throws<ConfigException>(() => _session.Start(
            AutoEncoderTrainerTests.Shapes, $"trainer.reconstr_display_mean={mean}", $"trainer.reconstr_display_stddev={mean}")).Message;

        Assert.Contains("trainer.reconstr_display_mean: has ", message, StringComparison.Ordinal);
        Assert.Contains(" numbers, but the images have 3 channels; give one number for all", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("[0.5, 0.4, 0.3]")]
    public void One_number_or_one_for_each_channel_is_taken(string mean) => Assert.Equal(1, _session.Start(
        AutoEncoderTrainerTests.Shapes, $"trainer.reconstr_display_mean={mean}", $"trainer.reconstr_display_stddev={mean}").Epochs);

    [Fact]
    public void Without_images_to_show_there_is_no_preview()
    {
        _session.Start(AutoEncoderTrainerTests.Shapes, "trainer.reconstr_display_count=0");

        Assert.False(File.Exists(_session.OutputFile("ae", "valid", "reconstr-0000.png")));
    }

    [Fact]
    public void A_preview_of_the_test_set_is_in_the_folder_of_the_test_set_with_each_image_once()
    {
        var results = _session.Start(
            AutoEncoderTrainerTests.Shapes, "trainer.reconstr_display_count=100", "loaders.train_split={shapes: 0.4}",
            "loaders.valid_split={shapes: 0.2}", "loaders.test_split={shapes: 0.4}", "loaders.batch_size=4", "loaders.drop_last=true");
        using var file = EncodedImage.Load(_session.OutputFile("ae", "test", "reconstr.png"));
        using var picture = file.Decode();

        Assert.Equal(Side * results.Sets.Single(set => set.Set == "test").Result.Images, picture.Width);
    }

    private static byte[] Levels(ReconstructionPreview preview, int y, int count)
    {
        using var picture = preview.Render()!;
        var pixels = picture.AsSpan<byte>().ToArray();

        Assert.Equal((count * Side, 2 * Side), (picture.Width, picture.Height));
        return [.. Enumerable.Range(0, count).Select(i => pixels[(y * picture.Width) + (i * Side) + (Side / 2)])];
    }

    /// <summary>A batch of images and reconstructions of a pixel each.</summary>
    private static Iteration Seen(float[] images, float[] reconstructions) => new()
    {
        Task = new Classification(["a"], "image", "label"),
        Input = Tensors.From<float>(images, images.Length, 1, 1, 1),
        Prediction = null,
        Target = null,
        FurtherOutputs = new Dictionary<string, Tensor>
        {
            ["reconstruction"] = Tensors.From<float>(reconstructions, reconstructions.Length, 1, 1, 1),
        },
        Sample = new Batch([], images.Length),
        Index = 0,
        Count = 1,
        Epoch = 0,
        EpochCount = 1,
        OutputPath = "",
    };
}
