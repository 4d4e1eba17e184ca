using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class LoaderErrorTests
{
    private const int BatchSize = 8;

    public static TheoryData<int> Workers => [0, 1, 2, 5];

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_error_of_a_sample_is_raised_where_its_batch_is_due(int workers) =>
        Assert.Equal((2, "20.png is no image."), LoadUntilFailure(Broken(20), workers));

    [Theory]
    [MemberData(nameof(Workers))]
    public void Of_two_errors_in_a_batch_the_first_in_order_is_raised(int workers) =>
        Assert.Equal("3.png is no image.", LoadUntilFailure(Broken(3, 5), workers).Sentence);

    [Theory]
    [MemberData(nameof(Workers))]
    public void Of_images_of_different_sizes_the_first_gives_the_size(int workers)
    {
        FakeSource? source = null;
        source = new FakeSource(BatchSize) { Make = (index, _) => FirstComesLate(source!, workers, index) };

        Assert.Equal(
            "sample 1 cannot be used: its entry 'image' is 3 channels of 6x5 pixels, but the batch began with 3 channels of "
            + "4x5 pixels; the transforms must give all samples one size and number of channels.",
            LoadUntilFailure(source, workers).Sentence);
    }

    [Theory]
    [InlineData("image", "entry", "it has an entry 'entry', which other samples do not have")]
    [InlineData("image", "image,label", "it has the entries image, label, but other samples have image")]
    public void Samples_with_other_keys_are_refused(string first, string other, string reason)
    {
        var source = new FakeSource(BatchSize) { Make = (index, _) => WithKeys(index == 0 ? first : other) };

        Assert.Equal($"sample 1 cannot be used: {reason}.", LoadUntilFailure(source, workers: 0).Sentence);
    }

    [Theory]
    [InlineData(1L, "text", "is no number, but that of other samples is")]
    [InlineData("text", 1L, "is not text, but that of other samples is")]
    [InlineData(1L, null, "is null, but that of other samples has a value; give one to all samples or to none")]
    [InlineData("text", null, "is null, but that of other samples has a value; give one to all samples or to none")]
    [InlineData(null, 1.5, "has a value, but that of other samples is null; give one to all samples or to none")]
    public void Entries_of_different_kinds_are_refused(object? first, object? other, string reason)
    {
        var source = new FakeSource(BatchSize) { Make = (index, _) => new Sample { ["label"] = index == 0 ? first : other } };

        Assert.Equal($"sample 1 cannot be used: its entry 'label' {reason}.", LoadUntilFailure(source, workers: 0).Sentence);
    }

    [Fact]
    public void An_image_among_numbers_is_refused()
    {
        var source = new FakeSource(BatchSize) { Make = (index, _) => index == 1 ? Picture(4) : new Sample { ["image"] = 1L } };

        Assert.Equal(
            "sample 1 cannot be used: its entry 'image' is no number, but that of other samples is.",
            LoadUntilFailure(source, workers: 0).Sentence);
    }

    private static FakeSource Broken(params int[] broken) => new(40)
    {
        Make = (index, epoch) => broken.Contains(index)
            ? throw new DataException($"{index}.png is no image.")
            : FakeSource.Numbered(index, epoch),
    };

    private static (int Delivered, string Sentence) LoadUntilFailure(FakeSource source, int workers)
    {
        var delivered = 0;
        var loader = new Loader(source, new(BatchSize, Shuffle: false, DropLast: false, workers, Prefetch: 2), seed: 1);
        var exception = Assert.Throws<DataException>(() =>
        {
            foreach (var batch in loader.Load(0))
            {
                batch.Dispose();
                delivered++;
            }
        });
        return (delivered, exception.Message);
    }

    /// <summary>Makes the first sample, of another size, arrive after one of another thread.</summary>
    private static Sample FirstComesLate(FakeSource source, int workers, int index)
    {
        if (index == 0 && workers > 1)
        {
            // Once all but one are begun, a thread has begun its second and so has finished its first.
            SpinWait.SpinUntil(() => source.Loads >= BatchSize - 1, TimeSpan.FromSeconds(20));
        }

        return Picture(index == 0 ? 4 : 6);
    }

    private static Sample Picture(int width) => new() { ["image"] = new SampleImage(new Image(width, 5, 3, PixelDepth.UInt8)) };

    private static Sample WithKeys(string keys)
    {
        var sample = new Sample();
        foreach (var key in keys.Split(','))
        {
            sample[key] = 1L;
        }

        return sample;
    }
}
