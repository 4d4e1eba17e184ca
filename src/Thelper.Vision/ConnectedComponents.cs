namespace Thelper.Vision;

/// <summary>
/// The components of an image of one channel: of a mask, or of a map of labels, in which pixels of different values never
/// hang together. Pixels of the value 0 are the background.
/// </summary>
public sealed class ConnectedComponents
{
    private readonly List<Component> _components = [];

    /// <summary>Finds them all.</summary>
    /// <param name="image">UInt8 or UInt16, with one channel; only read.</param>
    /// <param name="connectivity">Which pixels touch each other.</param>
    /// <exception cref="ArgumentException">The image is Float32, or has several channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The connectivity is neither 4 nor 8.</exception>
    public ConnectedComponents(Image image, Connectivity connectivity = Connectivity.Eight)
    {
        if (connectivity is not (Connectivity.Four or Connectivity.Eight))
        {
            throw new ArgumentOutOfRangeException(nameof(connectivity), connectivity, "A connectivity is 4 or 8.");
        }
        if (image.Channels != 1 || image.Depth == PixelDepth.Float32)
        {
            throw new ArgumentException(
                $"Components are found in UInt8 and UInt16 images of 1 channel; this one has {image.Depth} values in "
                + $"{image.Channels}.", nameof(image));
        }
        var values = new int[image.Width * image.Height];
        Copy(image, values);
        var roots = Join(values, image.Width, connectivity == Connectivity.Eight);
        Numbers = Count(values, roots, image.Width);
    }

    /// <summary>In the order of their first pixels, row after row.</summary>
    public IReadOnlyList<Component> Components => _components;

    /// <summary>
    /// For each pixel, row after row: 0 for the background, and i + 1 for the component with the index i.
    /// </summary>
    public ReadOnlyMemory<int> Numbers { get; }

    private static void Copy(Image image, int[] values)
    {
        if (image.Depth == PixelDepth.UInt8)
        {
            var bytes = image.AsSpan<byte>();
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = bytes[i];
            }
            return;
        }
        var words = image.AsSpan<ushort>();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = words[i];
        }
    }

    /// <summary>A forest in which each pixel points to one before it of the same component, or to itself.</summary>
    private static int[] Join(int[] values, int width, bool corners)
    {
        var parents = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            parents[i] = i;
            var (x, above) = (i % width, i - width);
            JoinIf(x > 0, i - 1);
            JoinIf(above >= 0, above);
            JoinIf(corners && above >= 0 && x > 0, above - 1);
            JoinIf(corners && above >= 0 && x < width - 1, above + 1);

            void JoinIf(bool exists, int other)
            {
                if (exists && values[i] != 0 && values[other] == values[i])
                {
                    Unite(parents, i, other);
                }
            }
        }
        return parents;
    }

    private static void Unite(int[] parents, int one, int other)
    {
        var (a, b) = (Root(parents, one), Root(parents, other));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] parents, int pixel)
    {
        while (parents[pixel] != pixel)
        {
            parents[pixel] = parents[parents[pixel]];
            pixel = parents[pixel];
        }
        return pixel;
    }

    /// <summary>Fills the list and gives the number of each pixel; a root comes before all others of its component.</summary>
    private int[] Count(int[] values, int[] parents, int width)
    {
        var numbers = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == 0)
            {
                continue;
            }
            var root = Root(parents, i);
            var (x, y) = (i % width, i / width);
            if (root == i)
            {
                _components.Add(new Component(values[i], x, y, 1, 1, 0));
                numbers[i] = _components.Count;
            }
            numbers[i] = numbers[root];
            var index = numbers[i] - 1;
            _components[index] = Grow(_components[index], x, y);
        }
        return numbers;
    }

    private static Component Grow(Component component, int x, int y)
    {
        var left = Math.Min(component.X, x);
        var right = Math.Max(component.X + component.Width, x + 1);
        return component with
        {
            X = left,
            Width = right - left,
            Height = y + 1 - component.Y,
            PixelCount = component.PixelCount + 1,
        };
    }
}
