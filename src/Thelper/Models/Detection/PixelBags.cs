using System.Runtime.InteropServices;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>For each value of the features of boxes, the pixels that it is the weighted sum of.</summary>
/// <param name="size">Values along each axis of a box.</param>
/// <param name="samples">Samples of a value along an axis; 0 takes as many as pixels are covered.</param>
internal sealed class PixelBags(int size, int samples)
{
    private readonly List<long> _pixels = [];
    private readonly List<float> _weights = [];
    private readonly List<long> _starts = [];
    private readonly AxisSamples _rows = new(size, samples);
    private readonly AxisSamples _columns = new(size, samples);

    /// <summary>The pixels of all values, one after another.</summary>
    public ReadOnlySpan<long> Pixels => CollectionsMarshal.AsSpan(_pixels);

    /// <summary>The weight of each of them.</summary>
    public ReadOnlySpan<float> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Where the pixels of each value begin.</summary>
    public ReadOnlySpan<long> Starts => CollectionsMarshal.AsSpan(_starts);

    /// <summary>Adds the values of a box, row by row.</summary>
    /// <param name="box">Left, top, right and bottom in pixels of the image.</param>
    /// <param name="map">The size of the feature map.</param>
    /// <param name="scale">Pixels of the feature map for a pixel of the image.</param>
    /// <param name="first">The number of the map's first pixel.</param>
    public void Add(ReadOnlySpan<float> box, Size2d map, float scale, long first)
    {
        _rows.Place(box[1] * scale, box[3] * scale, (int)map.Height);
        _columns.Place(box[0] * scale, box[2] * scale, (int)map.Width);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                _starts.Add(_pixels.Count);
                AddSums(_rows.At(y), _columns.At(x), first, map.Width);
            }
        }
    }

    private void AddSums(
        ReadOnlySpan<(int Pixel, float Weight)> rows, ReadOnlySpan<(int Pixel, float Weight)> columns, long first, long width)
    {
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                _pixels.Add(first + (row.Pixel * width) + column.Pixel);
                _weights.Add(row.Weight * column.Weight);
            }
        }
    }
}

/// <summary>
/// The samples of a box along one axis of a feature map. Bilinear sampling takes both axes by themselves, so the weight of a
/// pixel is the product of its weights along the two.
/// </summary>
/// <param name="size">Values along the axis.</param>
/// <param name="samples">Samples of a value; 0 takes as many as pixels are covered.</param>
internal sealed class AxisSamples(int size, int samples)
{
    private readonly List<(int Pixel, float Weight)> _weights = [];
    private readonly int[] _starts = new int[size + 1];

    /// <summary>Pixels with their weights for one value; none where all its samples lie outside of the map.</summary>
    /// <param name="value">From 0.</param>
    public ReadOnlySpan<(int Pixel, float Weight)> At(int value) =>
        CollectionsMarshal.AsSpan(_weights)[_starts[value].._starts[value + 1]];

    /// <summary>Spreads the samples evenly over a box, which counts as one pixel long at least.</summary>
    /// <param name="start">The near edge in pixels of the map.</param>
    /// <param name="end">The far edge.</param>
    /// <param name="pixels">The length of the map.</param>
    public void Place(float start, float end, int pixels)
    {
        _weights.Clear();
        var step = Math.Max(end - start, 1) / size;
        var count = samples > 0 ? samples : (int)MathF.Ceiling(Math.Max(end - start, 1) / size);
        for (var value = 0; value < size; value++)
        {
            _starts[value] = _weights.Count;
            for (var i = 0; i < count; i++)
            {
                AddSample(start + (value * step) + ((i + 0.5f) * step / count), pixels, count, _starts[value]);
            }
        }

        _starts[size] = _weights.Count;
    }

    private void AddSample(float position, int pixels, int count, int first)
    {
        if (position < -1 || position > pixels || float.IsNaN(position))
        {
            return;
        }

        position = Math.Max(position, 0);
        var pixel = Math.Min((int)position, pixels - 1);
        var share = pixel == pixels - 1 ? 0 : position - pixel;
        AddWeight(pixel, (1 - share) / count, first);
        if (share > 0)
        {
            AddWeight(pixel + 1, share / count, first);
        }
    }

    /// <summary>Adds to the weight that the pixel has within the value already: the samples come in ascending order.</summary>
    private void AddWeight(int pixel, float weight, int first)
    {
        var weights = CollectionsMarshal.AsSpan(_weights);
        for (var i = weights.Length - 1; i >= first && weights[i].Pixel >= pixel; i--)
        {
            if (weights[i].Pixel == pixel)
            {
                weights[i].Weight += weight;
                return;
            }
        }

        _weights.Add((pixel, weight));
    }
}
