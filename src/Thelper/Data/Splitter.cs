using Thelper.Data.Samplers;

namespace Thelper.Data;

/// <summary>
/// Divides a data set by ratios. The test samples depend on the test seed alone and the validation samples on both seeds,
/// so that another validation seed never moves a sample into or out of the test set.
/// </summary>
/// <param name="testSeed">Chooses the test samples.</param>
/// <param name="validSeed">Chooses the validation samples among the others.</param>
/// <param name="shuffle">False takes the samples in their order: test first, then validation, then training.</param>
public sealed class Splitter(ulong testSeed, ulong validSeed, bool shuffle)
{
    /// <summary>Divides each class of a data set by itself, so that the sets have the same shares of each.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="ratios">The shares of the three sets.</param>
    /// <param name="balanced">False divides the samples without regard to their class.</param>
    public SplitIndices Split(IDataset dataset, SplitRatios ratios, bool balanced) => Split(
        [.. Enumerable.Range(0, dataset.Count).Select(index => balanced ? dataset.ClassOf(index) ?? SampledSet.NoClass : 0)], ratios);

    /// <summary>Divides each group by itself, in an order of its own.</summary>
    /// <param name="groups">The group of each sample, such as its class.</param>
    /// <param name="ratios">The shares of the three sets.</param>
    public SplitIndices Split(IReadOnlyList<int> groups, SplitRatios ratios)
    {
        List<int> train = [], valid = [], test = [];
        foreach (var group in Enumerable.Range(0, groups.Count).GroupBy(index => groups[index]).OrderBy(group => group.Key))
        {
            Divide([.. group], (uint)group.Key, ratios.Normalised(), train, valid, test);
        }

        return new SplitIndices([.. train.Order()], [.. valid.Order()], [.. test.Order()]);
    }

    private void Divide(int[] indices, uint stream, SplitRatios ratios, List<int> train, List<int> valid, List<int> test)
    {
        var (testCount, validCount, trainCount) = Counts(ratios, indices.Length);
        Shuffle(indices, testSeed, stream, RandomPurpose.TestSplit);
        test.AddRange(indices.AsSpan(0, testCount));

        var rest = indices.AsSpan(testCount);
        Shuffle(rest, validSeed, stream, RandomPurpose.ValidSplit);
        valid.AddRange(rest[..validCount]);
        train.AddRange(rest.Slice(validCount, trainCount));
    }

    private static (int Test, int Valid, int Train) Counts(SplitRatios ratios, int count)
    {
        var test = Math.Min(Share(ratios.Test, count), count);
        var valid = Math.Min(Share(ratios.Valid, count), count - test);
        var left = count - test - valid;

        // Where all samples are meant to be used, rounding must leave none out.
        return ratios.LeavesSomeOut ? (test, valid, Math.Min(Share(ratios.Train, count), left))
            : ratios.Train > 0 ? (test, valid, left)
            : ratios.Valid > 0 ? (test, valid + left, 0)
            : (test + left, 0, 0);
    }

    private void Shuffle(Span<int> indices, ulong seed, uint stream, uint purpose)
    {
        if (shuffle)
        {
            new CounterRandom(seed, 0, stream, purpose).Shuffle(indices);
        }
    }

    private static int Share(double ratio, int count) => (int)Math.Round(ratio * count, MidpointRounding.ToEven);
}
