using Thelper.Configuration;
using Thelper.Data.Samplers;

namespace Thelper.Data;

public sealed partial record LoadersOptions
{
    /// <summary>Which samples an epoch has in all sets, and in which order; excludes the three below. By default each once.</summary>
    public SamplerSection? Sampler { get; init; }

    /// <summary>The sampler of the training set.</summary>
    public SamplerSection? TrainSampler { get; init; }

    /// <summary>The sampler of the validation set.</summary>
    public SamplerSection? ValidSampler { get; init; }

    /// <summary>The sampler of the test set.</summary>
    public SamplerSection? TestSampler { get; init; }

    /// <summary>The length of a training epoch as a multiple of the set's size; 1 by default. Needs a random order.</summary>
    [AtLeast(0)]
    public double TrainScale { get; init; } = 1;

    /// <summary>Likewise for the validation set.</summary>
    [AtLeast(0)]
    public double ValidScale { get; init; } = 1;

    /// <summary>Likewise for the test set.</summary>
    [AtLeast(0)]
    public double TestScale { get; init; } = 1;

    internal ISamplerOptions? SamplerOf(string set) => (Sampler ?? set switch
    {
        "train" => TrainSampler,
        "valid" => ValidSampler,
        _ => TestSampler,
    })?.Sampler;

    internal double ScaleOf(string set) => set switch
    {
        "train" => TrainScale,
        "valid" => ValidScale,
        _ => TestScale,
    };

    private IEnumerable<OptionsProblem> SamplingProblems()
    {
        if (Sampler is not null && (TrainSampler ?? ValidSampler ?? TestSampler) is not null)
        {
            yield return new(nameof(Sampler), "is for all sets; give either it or the samplers of the sets.");
        }

        foreach (var (property, set, shuffle) in new[]
        {
            (nameof(TrainScale), "train", TrainShuffle), (nameof(ValidScale), "valid", ValidShuffle), (nameof(TestScale), "test", TestShuffle),
        })
        {
            if (ScaleProblem(SamplerOf(set), ScaleOf(set), set, Shuffle ?? shuffle) is { } sentence)
            {
                yield return new(property, sentence);
            }
        }
    }

    private static string? ScaleProblem(ISamplerOptions? sampler, double scale, string set, bool shuffle) =>
        !double.IsFinite(scale) ? "must be finite."
        : scale == 1 ? null
        : sampler is null && !shuffle ? $"is {scale:G}, but the {set} set is not shuffled, so it has each sample once; leave the scale out, or set {set}_shuffle: true."
        : sampler is { TakesScale: false } ? $"is {scale:G}, but the sampler of the {set} set takes no scale; leave it out."
        : sampler is { Scale: not null } ? $"is {scale:G}, but the sampler of the {set} set has a scale of its own; give one of the two."
        : null;
}

/// <summary>A sampler in a configuration.</summary>
public sealed record SamplerSection
{
    /// <summary>Which one.</summary>
    [Inline]
    public required ISamplerOptions Sampler { get; init; }

    /// <summary>Accepted for files of the Python original; samplers that need classes always get them.</summary>
    public bool PassLabels { get; init; }

    /// <summary>Accepted for files of the Python original; without effect.</summary>
    public string PassLabelsParamName { get; init; } = "labels";
}
