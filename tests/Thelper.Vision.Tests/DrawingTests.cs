using Thelper.Vision.Tests.Samples;

namespace Thelper.Vision.Tests;

public sealed class DrawingTests
{
    private static readonly Colour White = new(255, 255, 255);

    [Fact]
    public void A_square_on_the_grid_fills_whole_pixels_only()
    {
        using var image = Canvas(4, 4);
        image.FillPolygon([(1, 1), (3, 1), (3, 3), (1, 3)], White);

        Assert.Equal([0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0], image.Bytes.ToArray());
    }

    [Fact]
    public void The_direction_of_the_points_does_not_matter()
    {
        using var one = Canvas(9, 9);
        using var other = Canvas(9, 9);
        one.FillPolygon([(1.3f, 1.1f), (7.7f, 2.4f), (3.2f, 8.1f)], White);
        other.FillPolygon([(3.2f, 8.1f), (7.7f, 2.4f), (1.3f, 1.1f)], White);

        Assert.Equal(one.Bytes.ToArray(), other.Bytes.ToArray());
    }

    [Fact]
    public void A_pixel_is_mixed_by_the_area_that_is_covered()
    {
        using var image = Canvas(3, 2);
        image.FillPolygon([(0.25f, 0.5f), (2.5f, 0.5f), (2.5f, 2), (0.25f, 2)], White);

        Assert.Equal([96, 128, 64, 191, 255, 128], image.Bytes.ToArray());
    }

    [Fact]
    public void A_diagonal_covers_half_of_the_pixels_that_it_halves()
    {
        using var image = Canvas(2, 2);
        image.FillPolygon([(0, 0), (2, 2), (0, 2)], White);

        Assert.Equal([128, 0, 255, 128], image.Bytes.ToArray());
    }

    [Fact]
    public void What_lies_outside_is_left_out()
    {
        using var image = Canvas(2, 2);
        image.FillPolygon([(-10, -10), (1, -10), (1, 50), (-10, 50)], White);

        Assert.Equal([255, 0, 255, 0], image.Bytes.ToArray());
    }

    [Fact]
    public void An_edge_that_crosses_the_border_keeps_its_slope()
    {
        using var whole = Canvas(20, 10);
        using var part = Canvas(10, 10);
        whole.FillPolygon([(2, 1), (19, 3), (4, 9)], White);
        part.FillPolygon([(-8, 1), (9, 3), (-6, 9)], White);
        using var expected = whole.Crop(10, 0, 10, 10);

        Assert.Equal(expected.Bytes.ToArray(), part.Bytes.ToArray());
    }

    [Fact]
    public void Without_anti_aliasing_there_are_no_new_values()
    {
        using var image = Canvas(20, 20);
        image.FillEllipse((10, 10), (8.3f, 5.1f), 30, new Colour(2, 2, 2), antiAlias: false);

        Assert.Equal(new byte[] { 0, 2 }, image.Bytes.ToArray().Distinct().Order());
    }

    [Fact]
    public void A_colour_goes_to_its_channels()
    {
        using var image = new Image(1, 1, 3, PixelDepth.UInt8);
        image.FillPolygon([(0, 0), (1, 0), (1, 1), (0, 1)], new Colour(10, 20, 30));

        Assert.Equal([10, 20, 30], image.Bytes.ToArray());
    }

    [Fact]
    public void Alpha_becomes_opaque()
    {
        using var image = new Image(1, 1, 4, PixelDepth.UInt8);
        image.FillPolygon([(0, 0), (1, 0), (1, 1), (0, 1)], new Colour(10, 20, 30));

        Assert.Equal([10, 20, 30, 255], image.Bytes.ToArray());
    }

    [Fact]
    public void A_colour_on_grey_is_its_luminance()
    {
        using var image = Canvas(1, 1);
        image.FillPolygon([(0, 0), (1, 0), (1, 1), (0, 1)], new Colour(255, 0, 0));

        Assert.Equal([76], image.Bytes.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void The_area_of_an_ellipse_is_pi_times_its_radii(float angle)
    {
        using var image = Canvas(80, 80);
        image.FillEllipse((40.3f, 39.6f), (30, 12.5f), angle, White);
        var area = image.Bytes.ToArray().Sum(v => v / 255.0);

        Assert.InRange(area / (Math.PI * 30 * 12.5), 0.998, 1.002);
    }

    [Fact]
    public void An_ellipse_is_turned_clockwise()
    {
        using var image = Canvas(40, 40);
        image.FillEllipse((20, 20), (18, 3), 45, White);

        Assert.Equal((255, 0), (image.Pixel(30, 30)[0], image.Pixel(30, 10)[0]));
    }

    [Fact]
    public void The_same_call_gives_the_same_pixels()
    {
        using var one = Canvas(50, 50);
        using var other = Canvas(50, 50);
        one.FillEllipse((20.7f, 25.1f), (17.9f, 8.2f), 77.7f, White);
        other.FillEllipse((20.7f, 25.1f), (17.9f, 8.2f), 77.7f, White);

        Assert.Equal(one.Bytes.ToArray(), other.Bytes.ToArray());
    }

    [Fact]
    public void A_polygon_of_two_points_is_refused()
    {
        using var image = Canvas(2, 2);

        Assert.Throws<ArgumentException>(() => image.FillPolygon([(0, 0), (1, 1)], White));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(2e6f)]
    public void A_point_that_is_nowhere_is_refused(float x)
    {
        using var image = Canvas(2, 2);

        Assert.Throws<ArgumentException>(() => image.FillPolygon([(0, 0), (1, 1), (x, 0)], White));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    public void A_radius_that_is_not_above_zero_is_refused(float radius)
    {
        using var image = Canvas(2, 2);

        Assert.Throws<ArgumentException>(() => image.FillEllipse((1, 1), (1, radius), 0, White));
    }

    [Fact]
    public void A_16_bit_image_cannot_be_drawn_on()
    {
        using var image = new Image(2, 2, 1, PixelDepth.UInt16);

        Assert.Throws<InvalidOperationException>(() => image.FillPolygon([(0, 0), (1, 1), (0, 1)], White));
    }

    private static Image Canvas(int width, int height) => new(width, height, 1, PixelDepth.UInt8);
}
