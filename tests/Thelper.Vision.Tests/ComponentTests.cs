namespace Thelper.Vision.Tests;

public sealed class ComponentTests
{
    [Fact]
    public void Corners_connect_when_asked()
    {
        using var image = Image.FromPixels<byte>([1, 0, 0, 1], 2, 2, 1);

        Assert.Equal(
            (1, 2),
            (new ConnectedComponents(image).Components.Count,
             new ConnectedComponents(image, Connectivity.Four).Components.Count));
    }

    [Fact]
    public void A_component_has_its_box_and_its_pixels()
    {
        using var image = Image.FromPixels<byte>(
            [
                0, 0, 0, 255, 0,
                0, 255, 0, 255, 0,
                0, 255, 255, 255, 0,
                0, 0, 0, 0, 255,
            ],
            5, 4, 1);

        Assert.Equal(
            [new Component(255, 1, 0, 3, 3, 6), new Component(255, 4, 3, 1, 1, 1)],
            new ConnectedComponents(image, Connectivity.Four).Components);
    }

    [Fact]
    public void Arms_that_meet_below_are_one()
    {
        using var image = Image.FromPixels<byte>([1, 0, 1, 0, 1, 1, 1, 1, 1, 1], 5, 2, 1);

        Assert.Equal([new Component(1, 0, 0, 5, 2, 8)], new ConnectedComponents(image, Connectivity.Four).Components);
    }

    [Fact]
    public void Neighbours_of_different_labels_are_apart()
    {
        using var image = Image.FromPixels<ushort>([7, 7, 40_000, 7], 4, 1, 1);

        Assert.Equal([7, 40_000, 7], new ConnectedComponents(image).Components.Select(component => component.Value));
    }

    [Fact]
    public void The_numbers_name_the_component_of_each_pixel()
    {
        using var image = Image.FromPixels<byte>([0, 9, 9, 0, 3, 0], 3, 2, 1);

        Assert.Equal([0, 1, 1, 0, 2, 0], new ConnectedComponents(image).Numbers.ToArray());
    }

    [Fact]
    public void The_end_of_a_row_does_not_touch_the_next()
    {
        using var image = Image.FromPixels<byte>([0, 0, 1, 1, 0, 0], 3, 2, 1);

        Assert.Equal(2, new ConnectedComponents(image).Components.Count);
    }

    [Fact]
    public void A_background_has_no_components()
    {
        using var image = new Image(3, 3, 1, PixelDepth.UInt8);

        Assert.Empty(new ConnectedComponents(image).Components);
    }

    [Fact]
    public void A_colour_image_has_no_components()
    {
        using var image = new Image(3, 3, 3, PixelDepth.UInt8);

        Assert.Throws<ArgumentException>(() => new ConnectedComponents(image));
    }
}
