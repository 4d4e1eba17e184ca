using Thelper.Configuration;

namespace Thelper.Train;

/// <summary>What is recorded for TensorBoard; keys of the trainer's section.</summary>
public sealed record EventOptions
{
    /// <summary>
    /// Whether event files for TensorBoard are written into the folders of reports; false by default. Nothing that is computed
    /// depends on it.
    /// </summary>
    [Alias("tbx", "use_tb", "tb", "tensorboard")]
    public bool UseTbx { get; init; }

    /// <summary>Whether the files are without histograms of parameters and gradients; false by default.</summary>
    public bool SkipTbxHistograms { get; init; }

    /// <summary>Every so many epochs have histograms, the first one included; 5 by default.</summary>
    [AtLeast(1)]
    public int TbxHistogramFreq { get; init; } = 5;
}
