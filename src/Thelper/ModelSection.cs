using Thelper.Configuration;
using Thelper.Models;
using Thelper.Torch.Modules;

namespace Thelper;

/// <summary>What learns, and what it begins with.</summary>
public sealed record ModelSection : IValidatedOptions
{
    // What the section says besides the model itself.
    private static readonly string[] Beginnings = ["weights", "state", "state_dict", "weights_strict", CheckpointKey, "map_location", "freeze"];

    private const int ShownNames = 4;

    internal const string CheckpointKey = "ckptdata";

    /// <summary>The network; null where <see cref="Checkpoint"/> says it.</summary>
    [Inline]
    public IModelOptions? Architecture { get; init; }

    /// <summary>
    /// A file of weights to begin with, <c>.pth</c>, <c>.pt</c> or <c>.safetensors</c>: names and shapes must be those of the
    /// model. Weights as the model draws them by default.
    /// </summary>
    [Alias("state", "state_dict")]
    public FilePath? Weights { get; init; }

    /// <summary>Whether all of <see cref="Weights"/> must fit; true by default. Otherwise what fits is taken, and the rest told.</summary>
    public bool WeightsStrict { get; init; } = true;

    /// <summary>
    /// A checkpoint, or the folder of a session, whose weights to begin with: of a folder those of the best epoch. What depends
    /// on classes that have changed begins anew. None by default.
    /// </summary>
    [ConfigKey(CheckpointKey)]
    public FilePath? Checkpoint { get; init; }

    /// <summary>Where the original brings the tensors of a checkpoint; without effect, as they go where the trainer computes.</summary>
    public string? MapLocation { get; init; }

    /// <summary>
    /// Names of parameters that are not trained, as checkpoints have them; <c>*</c> stands for any letters, <c>?</c> for one. Each
    /// must match something. None by default.
    /// </summary>
    [AllowSingle]
    public IReadOnlyList<string> Freeze { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (Architecture is null && Checkpoint is null)
        {
            yield return new(nameof(Architecture), $"needs the key 'type', which names a model, or {CheckpointKey}, which has one.");
        }

        if (Weights is not null && Checkpoint is not null)
        {
            yield return new(nameof(Weights), $"stands beside {CheckpointKey}, and both say what to begin with; leave one out.");
        }
    }

    /// <summary>Has the model's parameters of these names trained no more.</summary>
    /// <param name="model">As this section's options made it.</param>
    /// <exception cref="SettingException">A name matches nothing, or nothing is left to be trained.</exception>
    internal void FreezeParameters(Module model)
    {
        if (Freeze.FirstOrDefault(name => !model.NamedParameters(name).Any()) is { } unknown)
        {
            var known = string.Join(", ", model.NamedParameters().Select(entry => entry.Name).Take(ShownNames));
            throw new SettingException(this, nameof(Freeze), $"has {unknown}, which is no parameter of the model; its first ones are {known}.");
        }

        model.Freeze(Freeze);
        if (Freeze.Count > 0 && !model.Parameters().Any(parameter => parameter.RequiresGradient))
        {
            throw new SettingException(this, nameof(Freeze), "leaves no parameter to be trained; take a name out.");
        }
    }

    /// <summary>This section with the model of a checkpoint's configuration, of which what it began with is left out.</summary>
    /// <param name="own">As it stands in the configuration.</param>
    /// <param name="saved">The section in the checkpoint's: keys, or the model's name alone.</param>
    internal static ConfigMapping Completed(ConfigMapping own, ConfigNode saved)
    {
        var entries = saved is ConfigMapping mapping
            ? mapping.Entries.Where(entry => !Beginnings.Contains(entry.Key))
            : [new ConfigEntry("type", saved.Location, saved)];
        return entries.Where(entry => own.Find(entry.Key) is null)
            .Aggregate(own, (section, entry) => section.With(entry.Key, entry.KeyLocation, entry.Value));
    }
}
