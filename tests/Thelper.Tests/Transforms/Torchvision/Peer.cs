using System.Text.Json;
using Thelper.Data;
using Thelper.Torch.Tests.PyTorch;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Torchvision;

/// <summary>torchvision's results on Pillow's images, and the images that it was given.</summary>
internal static class Peer
{
    public const int Width = 32;
    public const int Height = 24;

    public static JsonElement Recorded
    {
        get
        {
            var recorded = PythonTorch.Ask("torchvision_transforms.py");
            Skip.If(recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
            return recorded;
        }
    }

    /// <summary>Values that change much from pixel to pixel.</summary>
    public static Image Rough() => Image.FromPixels<byte>(
        [.. Enumerable.Range(0, Width * Height * 3).Select(i => (byte)((((i * i / 7) + (3 * i)) % 190) + 20))], Width, Height, 3);

    /// <summary>Values that change slowly, so that resampling by other roundings of places gives nearly the same.</summary>
    public static Image Smooth() => Image.FromPixels<byte>(
        [
            .. Enumerable.Range(0, Width * Height * 3).Select(i => (X: i / 3 % Width, Y: i / 3 / Width, Channel: i % 3))
                .Select(p => (byte)((2 * p.X) + (3 * p.Y) + (20 * p.Channel) + (p.X * p.X / 16))),
        ],
        Width,
        Height,
        3);

    public static PeerImage Case(string name)
    {
        var entry = Recorded.GetProperty("cases").GetProperty(name);
        return new(
            entry.GetProperty("width").GetInt32(),
            entry.GetProperty("height").GetInt32(),
            [.. entry.GetProperty("values").EnumerateArray().Select(value => value.GetInt32())]);
    }

    /// <summary>Applies an operation to an image alone, which is disposed.</summary>
    public static PeerImage Apply(ITransform operation, Image image)
    {
        using var sample = new Sample { ["image"] = new SampleImage(image) };
        operation.Apply(sample.Entries, new CounterRandom(3, 0, 0, 0));
        return Read((SampleImage)sample["image"]!);
    }

    public static PeerImage Read(SampleImage image)
    {
        var values = new int[image.Width * image.Height * image.Channels];
        image.Move(pixels =>
        {
            values = Array.ConvertAll(pixels.AsSpan<byte>().ToArray(), value => (int)value);
            return pixels;
        });
        return new(image.Width, image.Height, values);
    }
}

/// <summary>Bytes, height × width × channels.</summary>
internal sealed record PeerImage(int Width, int Height, int[] Values)
{
    public void MustEqual(PeerImage other, int tolerance = 0)
    {
        Assert.Equal((other.Width, other.Height, other.Values.Length), (Width, Height, Values.Length));
        var worst = Values.Zip(other.Values, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= tolerance, $"A value differs by {worst}.");
    }

    /// <summary>Compares where a neighbourhood of both has no black, which is what lies outside.</summary>
    public void MustEqualInside(PeerImage other, int tolerance, int leastShare)
    {
        Assert.Equal((other.Width, other.Height, other.Values.Length), (Width, Height, Values.Length));
        var inside = Enumerable.Range(0, Width * Height).Where(i => IsInside(i) && other.IsInside(i)).ToList();
        Assert.True(inside.Count * 100 >= leastShare * Width * Height, $"Only {inside.Count} pixels are inside.");
        var worst = inside.Max(i => Enumerable.Range(3 * i, 3).Max(k => Math.Abs(Values[k] - other.Values[k])));
        Assert.True(worst <= tolerance, $"A value inside differs by {worst}.");
    }

    // The last channel of the smooth image is 40 at least.
    private bool IsInside(int pixel)
    {
        var (x, y) = (pixel % Width, pixel / Width);
        if (x < 2 || y < 2 || x >= Width - 2 || y >= Height - 2)
        {
            return false;
        }

        return Enumerable.Range(-2, 5).All(dy => Enumerable.Range(-2, 5)
            .All(dx => Values[(3 * (((y + dy) * Width) + x + dx)) + 2] >= 38));
    }
}
