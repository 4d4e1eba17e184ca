using System.ComponentModel.DataAnnotations;
using Thelper.Data;
using Thelper.Tasks;
using Thelper.Vision;

namespace DatasetPlugin;

/// <summary>The keys under <c>params</c>: the names of the properties in snake_case.</summary>
public sealed record StripesOptions : IDatasetOptions
{
    /// <summary>How many images there are; 100 by default.</summary>
    [Range(1, 1_000_000)]
    public int Count { get; init; } = 100;

    /// <summary>Width and height of an image in pixels; 32 by default.</summary>
    [Range(4, 1024)]
    public int Size { get; init; } = 32;

    /// <summary>Width of a stripe in pixels; 3 by default.</summary>
    [Range(1, 512)]
    public int StripeWidth { get; init; } = 3;

    /// <inheritdoc/>
    public IDataset Open(DataProblems problems) => new StripesDataset(this);
}

/// <summary>Grey stripes that lie or stand; which of the two is to be told.</summary>
/// <param name="options">How many, how large.</param>
public sealed class StripesDataset(StripesOptions options) : IDataset
{
    private const string ImageKey = "image";
    private const string LabelKey = "label";

    /// <inheritdoc/>
    public int Count => options.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; } = new Classification(["lying", "standing"], ImageKey, LabelKey);

    /// <inheritdoc/>
    public int? ClassOf(int index) => index % 2;

    /// <inheritdoc/>
    public string Describe(int index) => $"stripes {index}";

    /// <inheritdoc/>
    public Sample Load(int index) => new()
    {
        [ImageKey] = new SampleImage(Draw(index)),
        [LabelKey] = (long)ClassOf(index)!.Value,
    };

    private Image Draw(int index)
    {
        var image = new Image(options.Size, options.Size, channels: 3, PixelDepth.UInt8);
        var values = image.AsSpan<byte>();
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (i / 3 % options.Size, i / 3 / options.Size);
            var place = ClassOf(index) == 0 ? y : x;
            values[i] = (place + index) / options.StripeWidth % 2 == 0 ? byte.MaxValue : (byte)0;
        }

        return image;
    }
}
