using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>The options of <see cref="ShapesDataset"/>.</summary>
public sealed record ShapesOptions : IDatasetOptions
{
    /// <summary>How many images there are; 3000 by default.</summary>
    [Range(1, 10_000_000)]
    public int Count { get; init; } = 3000;

    /// <summary>Width and height of an image in pixels; 32 by default.</summary>
    [Range(16, 1024)]
    public int Size { get; init; } = 32;

    /// <summary>The strongest noise, in grey levels; 24 by default.</summary>
    [Range(0, 255)]
    public int Noise { get; init; } = 24;

    /// <summary>Equal seeds give equal images; 0 by default.</summary>
    [AtLeast(0)]
    public long Seed { get; init; }

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new ShapesDataset(this);
}

/// <summary>
/// Images that are drawn when they are asked for: one filled shape of random place, size, rotation and colour on a noisy
/// background. An image depends on the seed and its number alone.
/// </summary>
/// <param name="options">How many, how large.</param>
public sealed class ShapesDataset(ShapesOptions options) : IDataset
{
    private const string ImageKey = "image";
    private const string LabelKey = "label";
    private const string IndexKey = "idx";

    /// <inheritdoc/>
    public int Count => options.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; } = new Classification(
        [.. Enum.GetValues<ShapeKind>().Select(kind => kind.ToString().ToLowerInvariant())], ImageKey, LabelKey, [IndexKey]);

    /// <inheritdoc/>
    public int? ClassOf(int index) => index % Enum.GetValues<ShapeKind>().Length;

    /// <inheritdoc/>
    public string Describe(int index) => $"drawn shape {index}";

    /// <inheritdoc/>
    public Sample Load(int index) => new()
    {
        [ImageKey] = new SampleImage(Draw(index)),
        [LabelKey] = (long)ClassOf(index)!,
        [IndexKey] = (long)index,
    };

    /// <summary>The shape of an image, for whoever also needs its box or its mask.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    public DrawnShape ShapeOf(int index)
    {
        var random = new CounterRandom((ulong)options.Seed, 0, (uint)index, RandomPurpose.DrawnShape);
        var radius = random.NextDouble(0.22, 0.4) * options.Size;
        var centre = (
            (float)random.NextDouble(radius, options.Size - radius),
            (float)random.NextDouble(radius, options.Size - radius));
        var angle = random.NextDouble(0, 360);
        var colour = new Colour(Level(ref random), Level(ref random), Level(ref random));
        return new DrawnShape((ShapeKind)ClassOf(index)!, centre, (float)radius, (float)angle, colour);

        static byte Level(ref CounterRandom random) => (byte)(90 + random.NextInt32(166));
    }

    private Image Draw(int index)
    {
        var image = new Image(options.Size, options.Size, channels: 3, PixelDepth.UInt8);
        ShapeOf(index).Fill(image);
        var random = new CounterRandom((ulong)options.Seed, 0, (uint)index, RandomPurpose.DrawnNoise);
        foreach (ref var value in image.AsSpan<byte>())
        {
            var noise = options.Noise == 0 ? 0 : random.NextInt32((2 * options.Noise) + 1) - options.Noise;
            value = (byte)Math.Clamp(value + noise, 0, byte.MaxValue);
        }

        return image;
    }
}
