using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch.Losses;

namespace Thelper.Train;

/// <summary>The options of <see cref="AutoEncoderTrainer"/>; <c>optimization.loss</c> must be absent.</summary>
[Supports(TaskKind.Classification, TaskKind.Segmentation)]
public sealed record AutoEncoderTrainerOptions : TrainerOptions
{
    /// <summary>
    /// The loss of the class scores; by default <c>torch.nn.CrossEntropyLoss</c>, or <c>torch.nn.BCEWithLogitsLoss</c> where a
    /// sample may have several classes.
    /// </summary>
    public LossSection? ClassifLoss { get; init; }

    /// <summary>λ: the weight of the reconstruction; 1 by default.</summary>
    [AtLeast(0)]
    public double ReconstrScale { get; init; } = 1;

    /// <summary>How differences between reconstruction and image count: <c>mse</c>, the default, or <c>l1</c>.</summary>
    public ReconstructionError ReconstrLoss { get; init; } = ReconstructionError.Mse;

    /// <summary>Whether the edges of the reconstruction count besides; false by default.</summary>
    public bool ReconstrEdges { get; init; }

    /// <summary>Images in the preview of an evaluation; 5 by default, 0 for no preview.</summary>
    [AtLeast(0)]
    public int ReconstrDisplayCount { get; init; } = 5;

    /// <summary>
    /// What the images were normalised by, for the preview: one number, or one for each channel. By default the preview
    /// shows the range of the images' values.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<double>? ReconstrDisplayMean { get; init; }

    /// <summary>As <see cref="ReconstrDisplayMean"/>; above 0.</summary>
    [AllowSingle]
    [Positive]
    public IReadOnlyList<double>? ReconstrDisplayStddev { get; init; }

    internal Normalisation? Normalisation => ReconstrDisplayMean is null || ReconstrDisplayStddev is null
        ? null
        : new Normalisation(ReconstrDisplayMean, ReconstrDisplayStddev);

    /// <inheritdoc/>
    public override IEnumerable<OptionsProblem> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (ReconstrDisplayMean?.Count != ReconstrDisplayStddev?.Count)
        {
            yield return new(nameof(ReconstrDisplayMean), "must have as many numbers as reconstr_display_stddev; give both or none.");
        }

        foreach (var (property, consumers) in new[]
            { (nameof(Metrics), Metrics), (nameof(ValidMetrics), ValidMetrics), (nameof(TestMetrics), TestMetrics) })
        {
            if (ReconstrDisplayCount > 0 && consumers.ContainsKey(AutoEncoderTrainer.PreviewName))
            {
                yield return new(property,
                    $"has an entry named '{AutoEncoderTrainer.PreviewName}', which is kept for the preview; use another name.");
            }
        }
    }

    /// <inheritdoc/>
    public override Trainer Create(TrainerArguments arguments) => new AutoEncoderTrainer(arguments, this);

    /// <summary>Checks what only the images can tell.</summary>
    /// <param name="channels">Of an image.</param>
    /// <exception cref="SettingException">The preview has neither one number nor one for each channel.</exception>
    internal void RequireFit(long channels)
    {
        // The deviations are as many, which is checked before.
        if (ReconstrDisplayCount > 0 && ReconstrDisplayMean is { Count: > 1 and var count } && count != channels)
        {
            throw new SettingException(this, nameof(ReconstrDisplayMean),
                $"has {count} numbers, but the images have {channels} {(channels == 1 ? "channel" : "channels")}; give one number for all, or one "
                + "for each, in reconstr_display_stddev too.");
        }
    }

    internal ILoss CreateClassLoss(TrainerArguments arguments) => (ClassifLoss ?? new LossSection { Loss = Default(arguments.Task) })
        .Create(new LossContext(arguments.Task, arguments.Loaders.CountClasses));

    private static ILossOptions Default(LearningTask task) =>
        task is Classification { MultiLabel: true } ? new BceWithLogitsLossOptions() : new CrossEntropyLossOptions();
}
