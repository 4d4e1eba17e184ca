using System.Globalization;
using System.Runtime.ExceptionServices;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Reports;

/// <summary>Writes the pictures of the samples of a segmentation, those of one batch on several threads.</summary>
/// <param name="task">Has the classes.</param>
/// <param name="legend">Their colours.</param>
/// <param name="options">Names and kind of the files.</param>
internal sealed class SegmPictureFiles(Segmentation task, SegmLegend legend, SegmOutputGeneratorOptions options)
{
    private const int FewestIndicesOfTwoBytes = 256;

    /// <summary>What stands in a map for pixels without a prediction: the don't-care value, or the highest number.</summary>
    private readonly int _none = legend.DontCare ?? (task.Classes.OutputCount < FewestIndicesOfTwoBytes ? byte.MaxValue : ushort.MaxValue);

    /// <summary>Writes all samples of a batch.</summary>
    /// <exception cref="DataException">Input or prediction are no images.</exception>
    /// <exception cref="SessionException">A file cannot be written.</exception>
    public void Write(Iteration iteration)
    {
        using var scope = TensorScope.Open();
        var input = TensorImages.Readable(iteration.Input) ?? throw new DataException(
            $"Pictures of segmentations need images B x C x H x W, but the input is {iteration.Input}.");
        var scores = iteration.RequirePrediction();
        if (scores.Rank != 4 || scores.Size(0) != input.Size(0))
        {
            throw new DataException($"Pictures of segmentations need scores B x classes x H x W for {input}, but received {scores}.");
        }

        try
        {
            Parallel.For(0, (int)input.Size(0), i => Write(iteration, input, i));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    private void Write(Iteration iteration, Tensor input, int index)
    {
        using var scope = TensorScope.Open();
        using var image = TensorImages.Of(input, index, ValueRange.Of(input.Select(0, index)));
        using var grey = image.ToGrey();
        var place = string.Create(
            CultureInfo.InvariantCulture, $"epoch-{iteration.Epoch}_iter-{iteration.Index}_index-{index}{NameOf(iteration.Sample, index)}");
        var predicted = LabelOverlay.Predicted(iteration.Prediction!.Select(0, index), task);
        SaveOverlay(grey, predicted, "pred");
        if (iteration.Target is { } target)
        {
            SaveOverlay(grey, target.Select(0, index), "mask");
        }

        using var map = MapOf(predicted);
        Save(map, PathOf("labels", ".png"));

        void SaveOverlay(Image under, Tensor labels, string part)
        {
            using var picture = LabelOverlay.Of(under, labels, legend.ColourOf);
            Save(picture, PathOf(part, options.FileExtension));
        }

        string PathOf(string part, string extension) =>
            Path.Combine(iteration.OutputPath, $"{options.Prefix}_{part}_{place}{extension}");
    }

    /// <summary>The class indices as 8-bit values, or as 16-bit ones where these are not enough.</summary>
    private Image MapOf(Tensor labels)
    {
        var (height, width) = ((int)labels.Size(0), (int)labels.Size(1));
        var indices = Array.ConvertAll(labels.ToArray<long>(), index => index == BestClasses.None ? _none : (int)index);
        return Math.Max(_none, task.Classes.OutputCount - 1) < FewestIndicesOfTwoBytes
            ? Image.FromPixels<byte>(Array.ConvertAll(indices, index => (byte)index), width, height, channels: 1)
            : Image.FromPixels<ushort>(Array.ConvertAll(indices, index => (ushort)index), width, height, channels: 1);
    }

    private static void Save(Image picture, string path)
    {
        try
        {
            picture.Save(path);
        }
        catch (ImageException exception)
        {
            throw new SessionException(exception.Message, exception);
        }
    }

    /// <summary>What tells of a sample: its label and its file, each after a _, where these are known.</summary>
    private static string NameOf(Batch batch, int index)
    {
        // Of augmented copies there are more inputs than samples, those of all first copies first.
        var sample = index % batch.Size;
        var label = batch["label"] switch
        {
            string[] names => names[sample],
            Tensor { Rank: 1, ScalarType: ScalarType.Int64 } numbers => numbers.AsSpan<long>()[sample].ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        var stem = batch["path"] is string[] paths ? Path.GetFileNameWithoutExtension(paths[sample]) : null;
        return string.Concat(new[] { label, stem }.Where(part => !string.IsNullOrEmpty(part)).Select(part => $"_{FileNamePart.Of(part!)}"));
    }
}
