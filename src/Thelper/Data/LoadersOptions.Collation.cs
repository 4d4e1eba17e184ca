using Thelper.Configuration;
using Thelper.Data.Collation;

namespace Thelper.Data;

public sealed partial record LoadersOptions
{
    /// <summary>How the samples of all sets become batches; excludes the three below. Side by side by default.</summary>
    [Alias("collate")]
    public ICollationOptions? CollateFn { get; init; }

    /// <summary>How those of the training set do.</summary>
    public ICollationOptions? TrainCollateFn { get; init; }

    /// <summary>How those of the validation set do.</summary>
    public ICollationOptions? ValidCollateFn { get; init; }

    /// <summary>How those of the test set do.</summary>
    public ICollationOptions? TestCollateFn { get; init; }

    /// <summary>The options of a set, and the property that has them.</summary>
    internal (string Property, ICollationOptions? Options) CollationOf(string set) => set switch
    {
        _ when CollateFn is not null => (nameof(CollateFn), CollateFn),
        "train" => (nameof(TrainCollateFn), TrainCollateFn),
        "valid" => (nameof(ValidCollateFn), ValidCollateFn),
        _ => (nameof(TestCollateFn), TestCollateFn),
    };

    private IEnumerable<OptionsProblem> CollationProblems()
    {
        if (CollateFn is not null && (TrainCollateFn ?? ValidCollateFn ?? TestCollateFn) is not null)
        {
            yield return new(nameof(CollateFn), "is for all sets; give either it or the collations of the sets.");
        }
    }
}
