using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Tests.Data.Facts;

/// <summary>Images that a test makes; null is one that cannot be loaded.</summary>
internal sealed class DrawnDataset(params IReadOnlyList<Func<Image>?> images) : IDataset
{
    public int Count => images.Count;

    public LearningTask Task { get; } = new GenericTask("image");

    public int? ClassOf(int index) => null;

    public string Describe(int index) => $"image {index}";

    public ImageShape? ShapeOf(int index)
    {
        if (images[index] is not { } make)
        {
            throw new DataException($"image {index} is damaged.");
        }

        using var image = make();
        return new ImageShape(image.Width, image.Height, image.Channels);
    }

    public Sample Load(int index) => images[index] is { } make
        ? new Sample { ["image"] = new SampleImage(make()) }
        : throw new DataException($"image {index} is damaged.");

    /// <summary>Some discs of random places and colours; equal numbers give equal pictures.</summary>
    public static Image Picture(int number, int size = 96)
    {
        var random = new CounterRandom(1, 0, (uint)number, 0);
        var image = new Image(size, size, channels: 3, PixelDepth.UInt8);
        image.AsSpan<byte>().Fill((byte)random.NextInt32(256));
        for (var i = 0; i < 12; i++)
        {
            var centre = ((float)random.NextDouble(0, size), (float)random.NextDouble(0, size));
            var radius = (float)random.NextDouble(0.05, 0.3) * size;
            image.FillEllipse(centre, (radius, radius * 0.7f), 0, new Colour(Level(), Level(), Level()));
        }

        return image;

        byte Level() => (byte)random.NextInt32(256);
    }
}
