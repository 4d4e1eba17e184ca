using Thelper.Metrics;
using Thelper.Torch;
using Thelper.Vision;

namespace Thelper.Train;

/// <summary>
/// A picture of the first images of an epoch side by side, each above its reconstruction.
/// </summary>
/// <param name="count">Images to show.</param>
/// <param name="normalisation">The mean and the standard deviation that the images were normalised by: one number, or one for
/// each channel; null shows the values between the least and the greatest of the images.</param>
internal sealed class ReconstructionPreview(int count, Normalisation? normalisation) : IPictureReporter
{
    private const string OutputName = AutoEncoderTrainer.ReconstructionName;
    private const int LeastHeight = 96;
    private readonly List<(float[] Image, float[] Reconstruction)> _pairs = [];
    private long[] _shape = [];

    /// <inheritdoc/>
    public void Reset() => _pairs.Clear();

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        if (_pairs.Count >= count || iteration.Input.Size(0) == 0)
        {
            return;
        }

        using var scope = TensorScope.Open();
        _shape = iteration.Input.Shape[1..];
        var size = (int)(_shape[0] * _shape[1] * _shape[2]);
        var images = iteration.Input.ToArray<float>();
        var reconstructions = iteration.FurtherOutputs[OutputName].ToArray<float>();
        for (var first = 0; first < images.Length && _pairs.Count < count; first += size)
        {
            _pairs.Add((images[first..(first + size)], reconstructions[first..(first + size)]));
        }
    }

    /// <inheritdoc/>
    public Image? Render()
    {
        if (_pairs.Count == 0)
        {
            return null;
        }

        var (channels, height, width) = ((int)_shape[0], (int)_shape[1], (int)_shape[2]);
        var shown = channels >= 3 ? 3 : 1;
        var factor = Math.Max(1, (LeastHeight + height - 1) / height);
        var picture = new Image(width * factor * _pairs.Count, height * factor * 2, shown, PixelDepth.UInt8);
        var pixels = picture.AsSpan<byte>();
        var (least, greatest) = normalisation is null ? Range() : (0, 0);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var pair = _pairs[x / (width * factor)];
                var values = y < height * factor ? pair.Image : pair.Reconstruction;
                var place = (y / factor % height * width) + (x / factor % width);
                for (var c = 0; c < shown; c++)
                {
                    var value = values[(c * height * width) + place];
                    var share = normalisation is null ? (value - least) / (greatest - least) : normalisation.ShareOf(value, c);
                    pixels[(((y * picture.Width) + x) * shown) + c] = (byte)Math.Clamp((share * 255) + 0.5f, 0, 255);
                }
            }
        }

        return picture;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["shape"] = Tensors.From<long>(_shape),
        ["images"] = _pairs.Select(pair => (object?)Tensors.From<float>(pair.Image)).ToList(),
        ["reconstructions"] = _pairs.Select(pair => (object?)Tensors.From<float>(pair.Reconstruction)).ToList(),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _pairs.Clear();
        _shape = ((Tensor)state["shape"]!).ToArray<long>();
        _pairs.AddRange(Values("images").Zip(Values("reconstructions")));

        IEnumerable<float[]> Values(string key) =>
            ((IReadOnlyList<object?>)state[key]!).Select(tensor => ((Tensor)tensor!).ToArray<float>());
    }

    private (float Least, float Greatest) Range()
    {
        var (least, greatest) = (_pairs.Min(pair => pair.Image.Min()), _pairs.Max(pair => pair.Image.Max()));
        return greatest > least ? (least, greatest) : (least, least + 1);
    }
}

/// <summary>What images were normalised by.</summary>
/// <param name="Mean">One number, or one for each channel.</param>
/// <param name="StandardDeviation">As many.</param>
internal sealed record Normalisation(IReadOnlyList<double> Mean, IReadOnlyList<double> StandardDeviation)
{
    private const double Deviations = 3;

    /// <summary>
    /// Where a normalised value lies between three standard deviations below the mean and three above it; 0 to 1 within.
    /// </summary>
    public float ShareOf(float value, int channel)
    {
        var (mean, deviation) = (Mean[channel % Mean.Count], StandardDeviation[channel % StandardDeviation.Count]);
        var shown = (value * deviation) + mean;
        return (float)((shown - (mean - (Deviations * deviation))) / (2 * Deviations * deviation));
    }
}
