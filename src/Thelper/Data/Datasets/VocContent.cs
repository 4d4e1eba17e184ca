using Thelper.Tasks;

namespace Thelper.Data.Datasets;

/// <summary>What is known of the images of a folder in the format of PASCAL VOC, for one kind of task.</summary>
internal abstract class VocContent
{
    public abstract LearningTask Task { get; }

    /// <summary>The sample of an image that exists; null where it is left out.</summary>
    /// <param name="name">In the list.</param>
    /// <param name="image">The file.</param>
    /// <param name="where">The list and its line.</param>
    public abstract VocSample? Find(string name, SourceImage image, string where);

    /// <summary>Puts the truth into a sample that has its image.</summary>
    /// <exception cref="DataException">The truth does not fit the image.</exception>
    public abstract void AddTruth(Sample sample, VocSample item);

    public virtual IReadOnlyList<int> ClassesOf(VocSample item) => item.Classes ?? [];

    protected static string[] MetaKeys(PascalVocOptions options) =>
        [options.SampleNameKey, options.ImagePathKey, options.GtPathKey, options.IdxKey];
}
