using Thelper.Data;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class PixelMapTests
{
    private static readonly Scaling Third = new(scale: 3, offset: 0.1f);
    private static readonly Scaling Seventh = new(scale: 7, offset: -0.7f);

    [Fact]
    public void Every_byte_becomes_what_the_maps_make_of_it_one_by_one()
    {
        using var image = AllBytes();
        image.Map(Third);
        image.Map(Seventh);

        var expected = Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, 256)
            .Select(value => Seventh.Apply(channel, Third.Apply(channel, value))));
        Assert.Equal(expected, Values(image));
    }

    [Fact]
    public void Sixteen_bit_values_are_mapped_one_by_one()
    {
        using var image = new SampleImage(Image.FromPixels<ushort>([0, 40_000, 65_535, 1], 2, 1, channels: 2));
        image.Map(Third);

        Assert.Equal(
            [Third.Apply(0, 0), Third.Apply(0, 65_535), Third.Apply(1, 40_000), Third.Apply(1, 1)], Values(image));
    }

    [Fact]
    public void Float_values_are_mapped_one_by_one()
    {
        using var image = new SampleImage(Image.FromPixels([-1.5f, 0.25f, 1e6f], 3, 1, channels: 1));
        image.Map(Third);
        image.Map(Seventh);

        float[] expected = [.. new[] { -1.5f, 0.25f, 1e6f }.Select(value => Seventh.Apply(0, Third.Apply(0, value)))];
        Assert.Equal(expected, Values(image));
    }

    [Fact]
    public void Images_without_maps_keep_their_numbers()
    {
        using var image = new SampleImage(Image.FromPixels<ushort>([7, 65_535], 2, 1, channels: 1));

        Assert.Equal([7f, 65_535f], Values(image));
    }

    [Fact]
    public void Grey_and_colour_images_may_share_a_map()
    {
        using var colour = AllBytes();
        using var grey = new SampleImage(Image.FromPixels<byte>([9], 1, 1, channels: 1));
        colour.Map(Third);
        grey.Map(Third);
        Values(colour);

        Assert.Equal([Third.Apply(0, 9)], Values(grey));
    }

    [Fact]
    public void A_map_for_another_number_of_channels_is_refused_with_both_numbers()
    {
        using var image = AllBytes();

        var exception = Assert.Throws<InvalidDataException>(() => image.Map(new Scaling(2, 0) { ForChannels = 4 }));

        Assert.Equal("the image has 3 channels, but the normalisation has values for 4", exception.Message);
    }

    [Fact]
    public void A_sample_frees_its_images()
    {
        var live = new LiveImages();

        using (var image = AllBytes())
        {
            image.Map(Third);
            image.Mix(source => source.Resize(5, 5));
            image.Move(source => source.FlipHorizontal());
        }

        Assert.Equal(0, live.Added);
    }

    /// <summary>Three channels that each hold all 256 values in their order.</summary>
    private static SampleImage AllBytes() => new(Image.FromPixels<byte>(
        Enumerable.Range(0, 3 * 256).Select(i => (byte)(i / 3)).ToArray(), 256, 1, channels: 3));

    private static float[] Values(SampleImage image)
    {
        var values = new float[image.Channels * image.Height * image.Width];
        image.WriteTo(values);
        return values;
    }

    private sealed class Scaling(float scale, float offset) : PixelMap
    {
        public int? ForChannels { get; init; }

        public override int? Channels => ForChannels;

        public override float Apply(int channel, float value) => ((value / scale) + offset) * (channel + 1.3f);
    }
}
