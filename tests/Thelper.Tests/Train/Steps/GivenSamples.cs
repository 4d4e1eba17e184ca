using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Tests.Train.Steps;

/// <summary>A data set of samples that a test makes.</summary>
internal sealed class GivenSamples(LearningTask task, IReadOnlyList<Func<Sample>> samples) : IDataset
{
    public int Count => samples.Count;

    public LearningTask Task => task;

    public Sample Load(int index) => samples[index]();

    public int? ClassOf(int index)
    {
        using var sample = Load(index);
        return sample["label"] is long label ? (int)label : null;
    }

    public string Describe(int index) => $"sample {index}";
}
