using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>The chosen samples of several data sets, one after another, with their transforms.</summary>
/// <param name="parts">The data sets, each with the indices of its samples.</param>
/// <param name="task">That of all data sets together.</param>
/// <param name="pipeline">The transforms.</param>
/// <param name="seed">Of their random numbers.</param>
internal sealed class SplitSource(
    IReadOnlyList<(IDataset Dataset, IReadOnlyList<int> Indices)> parts, LearningTask task, TransformPipeline pipeline, ulong seed)
    : ISampleSource
{
    private readonly (IDataset Dataset, LabelTranslation Labels, int Index)[] _samples =
    [
        .. from part in parts
           let labels = new LabelTranslation(part.Dataset.Task, task)
           from index in part.Indices
           select (part.Dataset, labels, index),
    ];

    public int Count => _samples.Length;

    public Sample Load(int index, int epoch)
    {
        var (dataset, labels, position) = _samples[index];
        var sample = dataset.Load(position);
        try
        {
            labels.Apply(sample);
            pipeline.Apply(sample.Entries, new CounterRandom(seed, (uint)epoch, (uint)index, 0));
            return sample;
        }
        catch
        {
            sample.Dispose();
            throw;
        }
    }

    public string Describe(int index) => _samples[index].Dataset.Describe(_samples[index].Index);
}
