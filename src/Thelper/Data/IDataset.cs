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

    /// <summary>The classes of a sample without reading its image: several for multi-label sets, none where they are not known.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    IReadOnlyList<int> ClassesOf(int index) => ClassOf(index) is { } known ? [known] : [];

    /// <summary>What a sample is called within its data set, wherever the set lies; unique, and the same on every machine.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    SampleIdentity IdentityOf(int index) => new(Describe(index), null);

    /// <summary>The size of a sample's image without decoding it, or null where that cannot be told.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    ImageShape? ShapeOf(int index) => null;

    /// <summary>What a person would look for: the file, or the number within a file.</summary>
    /// <param name="index">From 0 to <see cref="Count"/>−1.</param>
    string Describe(int index);
}

/// <summary>A sample's name in its data set.</summary>
/// <param name="Name">Such as the path of its file from the root of the data set, with forward slashes.</param>
/// <param name="Bytes">The size of its file, by which a change is noticed; null where there is no file of its own.</param>
public readonly record struct SampleIdentity(string Name, long? Bytes);

/// <summary>The size of an image.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Channels">Values per pixel.</param>
public readonly record struct ImageShape(int Width, int Height, int Channels);

/// <summary>The options of a data set in a configuration.</summary>
[ComponentKind("data set")]
public interface IDatasetOptions
{
    /// <summary>Opens the data set; looks at files but decodes no image.</summary>
    /// <param name="problems">Takes the mistakes of single samples and objects. The data set may keep it.</param>
    /// <exception cref="DataException">The files are not there, or are not what they should be.</exception>
    IDataset Open(DataProblems problems);
}

/// <summary>Opening data sets from code.</summary>
public static class DatasetOpening
{
    /// <summary>Opens the data set; the first mistake in its files is an exception.</summary>
    /// <param name="options">Which data set.</param>
    /// <exception cref="DataException">The files are not there, or are not what they should be.</exception>
    public static IDataset Open(this IDatasetOptions options) => options.Open(new DataProblems(OnError.Fail));
}
