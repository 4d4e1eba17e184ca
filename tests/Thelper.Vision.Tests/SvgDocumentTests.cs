using System.Text;

namespace Thelper.Vision.Tests;

public sealed class SvgDocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Pixels_have_the_colours_of_what_is_drawn_and_white_elsewhere()
    {
        using var image = Document("<rect x='10' y='5' width='20' height='10' fill='#1080f0'/>", 40, 20).Rasterise();

        Assert.Equal((40, 20, 3, PixelDepth.UInt8), (image.Width, image.Height, image.Channels, image.Depth));
        Assert.Equal(new Colour(0x10, 0x80, 0xf0), At(image, 20, 10));
        Assert.Equal(new Colour(255, 255, 255), At(image, 5, 10));
    }

    [Theory]
    [InlineData(2, 80, 40)]
    [InlineData(0.5, 20, 10)]
    [InlineData(0.26, 11, 6)]
    public void A_scale_stretches_the_drawing(double scale, int width, int height)
    {
        using var image = Document("<rect x='20' y='0' width='20' height='20' fill='#ff0000'/>", 40, 20).Rasterise(scale);

        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(new Colour(255, 255, 255), At(image, (width / 2) - 2, height / 2));
        Assert.Equal(new Colour(255, 0, 0), At(image, (width / 2) + 2, height / 2));
    }

    [Fact]
    public void Letters_are_drawn()
    {
        using var image = Document("<text x='5' y='35' font-family='DejaVu Sans, sans-serif' font-size='30'>Hg</text>", 60, 50).Rasterise();

        Assert.InRange(Enumerable.Range(0, 60 * 50).Count(i => image.AsSpan<byte>()[3 * i] < 100), 100, 1500);
    }

    [Fact]
    public void The_same_document_gives_the_same_file()
    {
        var document = Document("<circle cx='20' cy='10' r='7' fill='#00aa00'/><text x='3' y='15'>a</text>", 40, 20);

        Assert.Equal(document.ToPng(), document.ToPng());
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("file://PATH")]
    [InlineData("black.png")]
    public void A_picture_in_another_file_is_not_read(string reference)
    {
        var path = Path.Combine(_folder, "black.png");
        using (var black = new Image(8, 8, 3, PixelDepth.UInt8))
        {
            File.WriteAllBytes(path, black.EncodePng());
        }

        using var image = Document($"<image href='{reference.Replace("PATH", path, StringComparison.Ordinal)}' width='40' height='20'/>", 40, 20).Rasterise();

        Assert.Equal(new Colour(255, 255, 255), At(image, 20, 10));
    }

    [Fact]
    public void Text_of_another_file_is_not_read()
    {
        var path = Path.Combine(_folder, "secret.txt");
        File.WriteAllText(path, "MMMMMMMM");
        var text = $"<!DOCTYPE svg [<!ENTITY secret SYSTEM 'file://{path}'>]>"
            + "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><text x='0' y='15'>&secret;</text></svg>";
        try
        {
            using var image = new SvgDocument(Encoding.UTF8.GetBytes(text), 40, 20).Rasterise();

            Assert.Equal(-1, image.AsSpan<byte>().IndexOfAnyExcept((byte)255));
        }
        catch (ImageException exception)
        {
            Assert.StartsWith("The drawing cannot be made an image: ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no drawing")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><rect")]
    [InlineData("<html/>")]
    public void What_is_no_drawing_is_refused(string text)
    {
        var exception = Assert.Throws<ImageException>(() => new SvgDocument(Encoding.UTF8.GetBytes(text), 40, 20).Rasterise());

        Assert.Matches("^The drawing cannot be made an image: .+\\.$", exception.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_that_no_image_can_have_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Document("", 40, 20).Rasterise(scale));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SvgDocument Document(string content, int width, int height) => new(
        Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 {width} {height}'>{content}</svg>"),
        width,
        height);

    private static Colour At(Image image, int x, int y)
    {
        var i = 3 * ((y * image.Width) + x);
        return new Colour(image.AsSpan<byte>()[i], image.AsSpan<byte>()[i + 1], image.AsSpan<byte>()[i + 2]);
    }
}
