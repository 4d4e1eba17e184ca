using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Features of boxes, each of the same size whatever the size of the box: means of bilinear samples (RoIAlign; He et al.,
/// "Mask R-CNN", 2017), taken from the feature map that suits the size of the box (Lin et al., "Feature Pyramid Networks",
/// 2017, equation 1). As torchvision's <c>MultiScaleRoIAlign</c>.
/// </summary>
/// <remarks>
/// Every value is a sum of a few pixels with weights, and so all values of all boxes are rows of one weighted
/// <c>embedding_bag</c> over the pixels of all feature maps, which is also what makes it differentiable.
/// </remarks>
/// <param name="size">Height and width of the features.</param>
/// <param name="samples">Samples of each value along an axis; 0 takes as many as pixels are covered.</param>
public sealed class RegionPooling(int size, int samples)
{
    private const double CanonicalSize = 224;
    private const int CanonicalLevel = 4;
    private const int Sum = 0;

    /// <summary>Height and width of the features.</summary>
    public int Size => size;

    /// <summary>The features of all boxes.</summary>
    /// <param name="features">B×C×H×W each, from the finest to the coarsest.</param>
    /// <param name="image">Height and width of the batch that went into the backbone.</param>
    /// <param name="boxes">N×4 for each of the B images, on any device; left, top, right, bottom in pixels of the batch.</param>
    /// <returns>The boxes of all images, one after another: N×C×size×size.</returns>
    public Tensor Forward(IReadOnlyList<Tensor> features, Size2d image, IReadOnlyList<Tensor> boxes)
    {
        var channels = features[0].Size(1);
        var device = features[0].Device;
        var count = boxes.Sum(some => some.Size(0));
        if (count == 0)
        {
            return Operators.Zeros([0, channels, size, size], device: device);
        }

        var bags = Bags([.. features.Select(map => new Size2d(map.Size(2), map.Size(3)))], image, boxes);
        using var scope = TensorScope.Open();

        // Autocast leaves maps in half precision, but the weights are in single precision, and both must be the same.
        var pixels = features.Select(
            map => map.Permute([0, 2, 3, 1]).Reshape([-1, channels]).To(device, ScalarType.Float32)).ToArray();
        var (sums, _, _, _) = Operators.EmbeddingBag(
            pixels.Length == 1 ? pixels[0].Contiguous() : Operators.Cat(pixels),
            Tensors.From<long>(bags.Pixels).To(device),
            Tensors.From<long>(bags.Starts).To(device),
            mode: Sum,
            perSampleWeights: Tensors.From<float>(bags.Weights).To(device));
        return scope.Keep(sums.Reshape([count, size, size, channels]).Permute([0, 3, 1, 2]));
    }

    private PixelBags Bags(Size2d[] maps, Size2d image, IReadOnlyList<Tensor> boxes)
    {
        var levels = new FeatureLevels(maps, image, boxes.Count);
        var bags = new PixelBags(size, samples);
        for (var i = 0; i < boxes.Count; i++)
        {
            var edges = boxes[i].ToArray<float>();
            for (var box = edges.AsSpan(); !box.IsEmpty; box = box[4..])
            {
                var level = levels.Of(box);
                bags.Add(box, maps[level], levels.ScaleOf(level), levels.FirstPixel(level, i));
            }
        }

        return bags;
    }

    /// <summary>Which feature map a box is taken from, and where the map's pixels begin among those of all.</summary>
    private sealed class FeatureLevels
    {
        private readonly Size2d[] _maps;
        private readonly float[] _scales;
        private readonly long[] _starts;
        private readonly int _finest;
        private readonly int _coarsest;

        public FeatureLevels(Size2d[] maps, Size2d image, int images)
        {
            _maps = maps;
            _scales = [.. maps.Select(map => (float)Math.Pow(2, Math.Round(Math.Log2((double)map.Height / image.Height))))];
            (_finest, _coarsest) = ((int)-Math.Log2(_scales[0]), (int)-Math.Log2(_scales[^1]));
            _starts = new long[maps.Length];
            for (var level = 1; level < maps.Length; level++)
            {
                _starts[level] = _starts[level - 1] + (images * maps[level - 1].Height * maps[level - 1].Width);
            }
        }

        public float ScaleOf(int level) => _scales[level];

        public long FirstPixel(int level, int image) => _starts[level] + (image * _maps[level].Height * _maps[level].Width);

        public int Of(ReadOnlySpan<float> box)
        {
            var side = MathF.Sqrt((box[2] - box[0]) * (box[3] - box[1]));
            var level = MathF.Floor(CanonicalLevel + MathF.Log2(side / (float)CanonicalSize) + 1e-6f);
            return _maps.Length == 1 ? 0 : (int)Math.Clamp(level, _finest, _coarsest) - _finest;
        }
    }
}
