using Thelper.Tasks;

namespace Thelper.Data;

/// <summary>How many samples each class has, without reading an image.</summary>
internal static class ClassCounts
{
    /// <summary>Counts a sample once for each class that it is known to have.</summary>
    /// <param name="parts">Data sets with the samples to count.</param>
    /// <param name="classes">Those of all data sets together.</param>
    /// <returns>By class index.</returns>
    public static IReadOnlyList<long> Of(IEnumerable<(OpenDataset Dataset, IEnumerable<int> Indices)> parts, ClassMap classes)
    {
        var counts = new long[classes.OutputCount];
        foreach (var (opened, indices) in parts)
        {
            var translation = opened.LabelTask is IClassTask own ? own.Classes.TranslationTo(classes) : new Dictionary<int, int>();
            foreach (var label in indices.SelectMany(sample => opened.Dataset.ClassesOf(sample).Distinct()))
            {
                // The don't-care value of pixels is no class.
                if (translation.GetValueOrDefault(label, label) is var index && index >= 0 && index < counts.Length)
                {
                    counts[index]++;
                }
            }
        }

        return counts;
    }
}
