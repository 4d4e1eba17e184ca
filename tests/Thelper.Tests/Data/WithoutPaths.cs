using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Tests.Data;

/// <summary>A data set's samples without the path, which differs from folder to folder.</summary>
internal sealed class WithoutPaths(IDataset dataset, string pathKey) : IDataset
{
    public int Count => dataset.Count;

    public LearningTask Task => dataset.Task;

    public int? ClassOf(int index) => dataset.ClassOf(index);

    public string Describe(int index) => dataset.Describe(index);

    public Sample Load(int index)
    {
        var sample = dataset.Load(index);
        sample[pathKey] = null;
        return sample;
    }
}
