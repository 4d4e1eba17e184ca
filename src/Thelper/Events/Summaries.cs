using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Thelper.Metrics;

namespace Thelper.Events;

/// <summary>Makes the values that TensorBoard's plug-ins show.</summary>
internal static class Summaries
{
    // Where nothing counts as positive, a division by nothing: the precision is 1 there, as TensorBoard's own writers have it.
    private const double Tiny = 1e-7;

    private const int Rgb = 3;
    private const int PngWidthPlace = 16;
    private const int PngHeightPlace = 20;
    private const int PngColourPlace = 25;

    /// <summary>A number over time.</summary>
    public static Summary.Types.Value Scalar(string tag, double value) => new() { Tag = tag, SimpleValue = (float)value };

    /// <summary>A picture.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="png">A PNG file.</param>
    public static Summary.Types.Value Picture(string tag, ReadOnlyMemory<byte> png) => new()
    {
        Tag = tag,
        Image = new Summary.Types.Image
        {
            Width = BinaryPrimitives.ReadInt32BigEndian(png.Span[PngWidthPlace..]),
            Height = BinaryPrimitives.ReadInt32BigEndian(png.Span[PngHeightPlace..]),
            Colorspace = ColourSpace(png.Span[PngColourPlace]),
            EncodedImageString = ByteString.CopyFrom(png.Span),
        },
    };

    /// <summary>A text, which TensorBoard shows as Markdown.</summary>
    public static Summary.Types.Value Text(string tag, string text) => new()
    {
        Tag = tag,
        Metadata = Metadata("text", new TextPluginData()),
        Tensor = new TensorProto
        {
            Dtype = DataType.DtString,
            TensorShape = Shape(1),
            StringVal = { ByteString.CopyFromUtf8(text) },
        },
    };

    /// <summary>How numbers are spread, over time.</summary>
    public static Summary.Types.Value Spread(string tag, Histogram histogram) => new()
    {
        Tag = tag,
        Histo = new HistogramProto
        {
            Min = histogram.Minimum,
            Max = histogram.Maximum,
            Num = histogram.Counts.Sum(),
            Sum = histogram.Sum,
            SumSquares = histogram.SquareSum,
            BucketLimit = { histogram.Limits },
            Bucket = { histogram.Counts.Select(count => (double)count) },
        },
    };

    /// <summary>
    /// A curve of precision over recall: a tensor of 6×thresholds with true positives, false positives, true negatives, false
    /// negatives, precision and recall.
    /// </summary>
    /// <param name="tag">Its name.</param>
    /// <param name="name">To show.</param>
    /// <param name="counts">At thresholds that are evenly spaced from 0 to 1.</param>
    public static Summary.Types.Value Curve(string tag, string name, IReadOnlyList<ThresholdCounts> counts)
    {
        var metadata = Metadata("pr_curves", new PrCurvePluginData { NumThresholds = (uint)counts.Count });
        metadata.DisplayName = name;
        float[] rows =
        [
            .. counts.Select(count => (float)count.TruePositives),
            .. counts.Select(count => (float)count.FalsePositives),
            .. counts.Select(count => (float)count.TrueNegatives),
            .. counts.Select(count => (float)count.FalseNegatives),
            .. counts.Select(count => (float)(Math.Max(Tiny, count.TruePositives) / Math.Max(Tiny, count.TruePositives + count.FalsePositives))),
            .. counts.Select(count => (float)(count.TruePositives / Math.Max(Tiny, count.TruePositives + count.FalseNegatives))),
        ];
        return new() { Tag = tag, Metadata = metadata, Tensor = Numbers(rows, 6, counts.Count) };
    }

    /// <summary>A tensor of single-precision numbers.</summary>
    public static TensorProto Numbers(float[] values, params ReadOnlySpan<long> shape) => new()
    {
        Dtype = DataType.DtFloat,
        TensorShape = Shape(shape),
        TensorContent = ByteString.CopyFrom(BitConverter.IsLittleEndian
            ? MemoryMarshal.AsBytes(values.AsSpan())
            : [.. values.SelectMany(value => BitConverter.GetBytes(value).Reverse())]),
    };

    /// <summary>Says which plug-in shows a tensor.</summary>
    /// <param name="plugin">Its name.</param>
    /// <param name="content">What it needs to know.</param>
    public static SummaryMetadata Metadata(string plugin, IMessage content) => new()
    {
        PluginData = new SummaryMetadata.Types.PluginData { PluginName = plugin, Content = content.ToByteString() },
        DataClass = DataClass.Tensor,
    };

    /// <summary>The sizes of a tensor.</summary>
    public static TensorShapeProto Shape(params ReadOnlySpan<long> sizes)
    {
        var shape = new TensorShapeProto();
        foreach (var size in sizes)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = size });
        }

        return shape;
    }

    /// <summary>PNG's colour types are 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.</summary>
    private static int ColourSpace(byte pngColour) => pngColour switch
    {
        0 => 1,
        4 => 2,
        6 => 4,
        _ => Rgb,
    };
}
