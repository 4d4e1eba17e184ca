using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Data.Datasets;

/// <summary>
/// Images that are drawn when they are asked for: filled shapes of random place, size, rotation and colour on a noisy
/// background. An image depends on the seed, its number and the range of the number of shapes alone. Boxes are the smallest
/// rectangles around the outlines, in continuous coordinates; labels are those of the pixels that shapes cover to half or
/// more. For detection and segmentation 0 is the background. A regression's target is (x, y, radius), each divided by the
/// size of the image.
/// </summary>
/// <param name="options">How many, how large.</param>
public sealed class ShapesDataset(ShapesOptions options) : IDataset
{
    private const string ImageKey = "image";
    private const string IndexKey = "idx";

    private static readonly string[] Names = [.. Enum.GetValues<ShapeKind>().Select(kind => kind.ToString().ToLowerInvariant())];

    /// <inheritdoc/>
    public int Count => options.Count;

    /// <inheritdoc/>
    public LearningTask Task { get; } = options.Task switch
    {
        ShapesTask.Detection => new Detection([Detection.BackgroundName, .. Names], ImageKey, "bboxes", [IndexKey]),
        ShapesTask.Segmentation => new Segmentation([Detection.BackgroundName, .. Names], ImageKey, "label_map", [IndexKey]),
        ShapesTask.Regression => new Regression(ImageKey, "target", [IndexKey], new TargetForm
        {
            TargetShape = [3],
            TargetType = ScalarType.Float32,
            TargetMin = [0],
            TargetMax = [1],
        }),
        _ => new Classification(Names, ImageKey, "label", [IndexKey]),
    };

    /// <inheritdoc/>
    public int? ClassOf(int index) => options.Task == ShapesTask.Classification ? (int)KindOf(index) : null;

    /// <inheritdoc/>
    public IReadOnlyList<int> ClassesOf(int index) => options.Task switch
    {
        ShapesTask.Classification => [(int)KindOf(index)],
        ShapesTask.Regression => [],
        _ => [.. ShapesOf(index).Select(shape => (int)shape.Kind + 1).Distinct().Order()],
    };

    /// <inheritdoc/>
    public string Describe(int index) => $"drawn shape {index}";

    ImageShape? IDataset.ShapeOf(int index) => new(options.Size, options.Size, 3);

    /// <inheritdoc/>
    public Sample Load(int index)
    {
        var shapes = ShapesOf(index);
        return new Sample
        {
            [ImageKey] = new SampleImage(Draw(shapes, index)),
            [Task.GroundTruthKey!] = TruthOf(shapes),
            [IndexKey] = (long)index,
        };
    }

    /// <summary>The first shape of an image, for whoever also needs its box or its mask.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    public DrawnShape ShapeOf(int index) => ShapesOf(index)[0];

    /// <summary>The shapes of an image, in the order in which they are drawn.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    public IReadOnlyList<DrawnShape> ShapesOf(int index)
    {
        var random = new CounterRandom((ulong)options.Seed, 0, (uint)index, RandomPurpose.DrawnShape);
        var (least, greatest) = options.Shapes;
        if (greatest == 1)
        {
            return [Place(KindOf(index), (0.22, 0.4), ref random)];
        }

        var wanted = least + random.NextInt32(greatest - least + 1);
        var shapes = new List<DrawnShape>();
        for (var attempt = 0; shapes.Count < wanted && attempt < 20 * wanted; attempt++)
        {
            var kind = shapes.Count == 0 ? KindOf(index) : (ShapeKind)random.NextInt32(Names.Length);
            var shape = Place(kind, (0.1, 0.2), ref random);
            if (!shapes.Exists(other => Touch(shape, other)))
            {
                shapes.Add(shape);
            }
        }

        return shapes;
    }

    private static ShapeKind KindOf(int index) => (ShapeKind)(index % Names.Length);

    private static bool Touch(DrawnShape a, DrawnShape b) =>
        Math.Sqrt(Math.Pow(a.Centre.X - b.Centre.X, 2) + Math.Pow(a.Centre.Y - b.Centre.Y, 2)) < a.Radius + b.Radius + 1;

    private DrawnShape Place(ShapeKind kind, (double Least, double Greatest) share, ref CounterRandom random)
    {
        var radius = random.NextDouble(share.Least, share.Greatest) * options.Size;
        var centre = (
            (float)random.NextDouble(radius, options.Size - radius),
            (float)random.NextDouble(radius, options.Size - radius));
        var angle = random.NextDouble(0, 360);
        var colour = new Colour(Level(ref random), Level(ref random), Level(ref random));
        return new DrawnShape(kind, centre, (float)radius, (float)angle, colour);

        static byte Level(ref CounterRandom random) => (byte)(90 + random.NextInt32(166));
    }

    private object TruthOf(IReadOnlyList<DrawnShape> shapes) => options.Task switch
    {
        ShapesTask.Detection => (BoundingBox[])[.. shapes.Select(BoxOf)],
        ShapesTask.Segmentation => MapOf(shapes),
        ShapesTask.Regression => SampleArray.From<float>(
            [shapes[0].Centre.X / options.Size, shapes[0].Centre.Y / options.Size, shapes[0].Radius / options.Size], 3),
        _ => (long)shapes[0].Kind,
    };

    private static BoundingBox BoxOf(DrawnShape shape)
    {
        var extent = shape.Extent();
        return new BoundingBox(
            (int)shape.Kind + 1, extent.Left, extent.Top, extent.Right, extent.Bottom)
        { IncludesMargin = false };
    }

    private LabelMap MapOf(IReadOnlyList<DrawnShape> shapes)
    {
        var labels = new Image(options.Size, options.Size, channels: 1, PixelDepth.UInt8);
        foreach (var shape in shapes)
        {
            shape.FillLabel(labels, (byte)(shape.Kind + 1));
        }

        return new LabelMap(labels);
    }

    private Image Draw(IReadOnlyList<DrawnShape> shapes, int index)
    {
        var image = new Image(options.Size, options.Size, channels: 3, PixelDepth.UInt8);
        foreach (var shape in shapes)
        {
            shape.Fill(image);
        }

        var random = new CounterRandom((ulong)options.Seed, 0, (uint)index, RandomPurpose.DrawnNoise);
        foreach (ref var value in image.AsSpan<byte>())
        {
            var noise = options.Noise == 0 ? 0 : random.NextInt32((2 * options.Noise) + 1) - options.Noise;
            value = (byte)Math.Clamp(value + noise, 0, byte.MaxValue);
        }

        return image;
    }
}
