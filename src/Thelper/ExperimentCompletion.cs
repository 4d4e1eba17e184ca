using System.Globalization;
using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Train;

namespace Thelper;

/// <summary>Says what a configuration leaves open, so that it gives the same session again.</summary>
internal static class ExperimentCompletion
{
    // Drawn seeds are small, so that a person can copy them.
    private const int SeedEnd = 1 << 16;

    /// <param name="bound">The configuration as it was given.</param>
    /// <param name="fallbackName">The session's name where it gives none.</param>
    /// <param name="device">Where to compute, in place of what it says; null leaves it.</param>
    /// <exception cref="ConfigException">It names a checkpoint that has no model.</exception>
    public static IEnumerable<ConfigOverride> Of(
        BoundConfig<ExperimentOptions> bound, string fallbackName, string? device)
    {
        var (options, loaders) = (bound.Value, bound.Value.Loaders);
        if (options.Name is null)
        {
            yield return Set(options, nameof(options.Name), Quote(fallbackName));
        }

        if (device is not null)
        {
            yield return Set(options.Trainer.Common, nameof(TrainerOptions.Device), Quote(device));
        }

        if (options.Model is { Architecture: null } model)
        {
            yield return OfCheckpoint(bound, model);
        }

        foreach (var (property, seed) in new[]
        {
            (nameof(loaders.TestSeed), loaders.TestSeed), (nameof(loaders.ValidSeed), loaders.ValidSeed),
            (nameof(loaders.TorchSeed), loaders.TorchSeed), (nameof(loaders.NumpySeed), loaders.NumpySeed),
        })
        {
            if (seed is null)
            {
                yield return Set(loaders, property, RandomNumberGenerator.GetInt32(SeedEnd).ToString(CultureInfo.InvariantCulture));
            }
        }

        // The file may have the setting, or a section around it, under an older name.
        ConfigOverride Set(object section, string property, string value) =>
            ConfigOverride.Parse($"{bound.Places.ErrorAt(section, property, "").Path}={value}");

        // In YAML's single quotes, nothing but the quote itself has a meaning.
        static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>The model that a checkpoint has, so that the configuration of this session says it too.</summary>
    private static ConfigOverride OfCheckpoint(BoundConfig<ExperimentOptions> bound, ModelSection model)
    {
        using var checkpoint = Locating.Run(bound.Places, () => InitialWeights.Open(model, _ => { }));
        var place = bound.Places.ErrorAt(bound.Value, nameof(ExperimentOptions.Model), "");
        try
        {
            return checkpoint.Configuration.Find(place.Path) is { } saved
                ? ConfigOverride.Of(place.Path, ModelSection.Completed((ConfigMapping)bound.Document.Find(place.Path)!, saved))
                : throw new SessionException("Its configuration has no model.");
        }
        catch (SessionException exception)
        {
            throw new ConfigException(bound.Places.ErrorAt(
                model, nameof(model.Checkpoint), $"leads to {checkpoint.Source}, which does not say its model. {exception.Message}"));
        }
    }
}
