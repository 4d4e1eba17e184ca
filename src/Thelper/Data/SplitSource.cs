using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data;

/// <summary>The chosen samples of one data set, with the transforms that they get in one of the three sets.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Indices">Its samples.</param>
/// <param name="Pipeline">The transforms.</param>
internal sealed record SplitPart(OpenDataset Dataset, IReadOnlyList<int> Indices, TransformPipeline Pipeline);

/// <summary>The chosen samples of several data sets, one after another, with their transforms.</summary>
/// <param name="parts">The data sets, each with the indices of its samples.</param>
/// <param name="task">That of all data sets together.</param>
/// <param name="seed">Of the transforms' random numbers.</param>
internal sealed class SplitSource(IReadOnlyList<SplitPart> parts, LearningTask task, ulong seed) : ISampleSource
{
    private readonly (SplitPart Part, LabelTranslation Labels, int Index)[] _samples =
    [
        .. from part in parts
           let labels = new LabelTranslation(part.Dataset.LabelTask, task)
           from index in part.Indices
           select (part, labels, index),
    ];

    public int Count => _samples.Length;

    public Sample? Load(int index, int epoch, int copy)
    {
        var (part, _, position) = _samples[index];
        var (dataset, problems) = (part.Dataset.Dataset, part.Dataset.Problems);
        try
        {
            return Load(index, new CounterRandom(seed, (uint)epoch, (uint)index, (uint)copy));
        }
        catch (Exception exception) when (problems.Skips && exception is DataException or InvalidDataException or ImageException)
        {
            problems.Add(
                exception is DataException ? exception.Message
                : $"{dataset.Describe(position)} cannot be used: {exception.Message.TrimEnd('.')}.",
                exception);
            return null;
        }
    }

    public string Describe(int index) => _samples[index].Part.Dataset.Dataset.Describe(_samples[index].Index);

    /// <summary>Random transforms decide by the size, so a label map of another size would leave its image.</summary>
    private void RequireOneSize(Sample sample)
    {
        if (task is Segmentation { GroundTruthKey: { } key }
            && sample.Has(key) && sample[key] is LabelMap labels && sample[task.InputKey] is SampleImage image
            && (labels.Width, labels.Height) != (image.Width, image.Height))
        {
            throw new InvalidDataException(
                $"its image has {image.Width}x{image.Height} pixels, but its label map {labels.Width}x{labels.Height}; both must have one size");
        }
    }

    private Sample Load(int index, CounterRandom random)
    {
        var (part, labels, position) = _samples[index];
        var sample = part.Dataset.Dataset.Load(position);
        try
        {
            labels.Apply(sample);
            RequireOneSize(sample);
            part.Pipeline.Apply(sample.Entries, random);
            sample.Decode();
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }
}
