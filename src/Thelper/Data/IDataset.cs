using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>Samples by number. All members may be called from several threads at once.</summary>
public interface IDataset
{
    /// <summary>How many samples there are.</summary>
    int Count { get; }

    /// <summary>What the samples are made for.</summary>
    LearningTask Task { get; }

    /// <summary>Reads a sample.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    /// <returns>A sample that the caller owns.</returns>
    /// <exception cref="DataException">The sample cannot be read; the sentence names its file.</exception>
    Sample Load(int index);

    /// <summary>The class of a sample without reading its image, or null where it is not known.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    int? ClassOf(int index);

    /// <summary>What a person would look for: the file, or the number within a file.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    string Describe(int index);
}

/// <summary>The options of a data set in a configuration.</summary>
[ComponentKind("data set")]
public interface IDatasetOptions
{
    /// <summary>Opens the data set; looks at files but decodes no image.</summary>
    /// <exception cref="DataException">The files are not there, or are not what they should be.</exception>
    IDataset Open();
}
