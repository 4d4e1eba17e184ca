using Thelper.Data;
using Thelper.Transforms;
using Thelper.Vision;

namespace Thelper.Tests.Transforms;

public sealed class FlipTests
{
    private const int Samples = 1000;

    [Fact]
    public void A_flip_exchanges_left_and_right() => Assert.Equal(
        [3f, 2, 1, 6, 5, 4],
        Applied.To(Image.FromPixels<byte>([1, 2, 3, 4, 5, 6], 3, 2, channels: 1), new RandomHorizontalFlipOptions { P = 1 }));

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.5, 430, 570)]
    [InlineData(0.2, 140, 260)]
    [InlineData(1.0, Samples, Samples)]
    public void Images_are_flipped_as_often_as_asked(double probability, int atLeast, int atMost) =>
        Assert.InRange(Enumerable.Range(0, Samples).Count(i => IsFlipped(probability, (uint)i)), atLeast, atMost);

    private static bool IsFlipped(double probability, uint sample)
    {
        using var image = new SampleImage(Image.FromPixels<byte>([0, 1], 2, 1, channels: 1));
        new RandomHorizontalFlipOptions { P = probability }.Create().Apply(image, new CounterRandom(5, 0, sample, 0));
        Span<float> values = stackalloc float[2];
        image.WriteTo(values);
        return values[0] == 1;
    }
}
