namespace Thelper.Configuration;

/// <summary>A sentence about one place of a configuration.</summary>
/// <param name="Location">The place.</param>
/// <param name="Path">The dotted key path, such as <c>trainer.epochs</c>; empty for the whole file.</param>
/// <param name="Sentence">What is wrong, what was received, what is allowed; with its full stop.</param>
public abstract record ConfigMessage(ConfigLocation Location, string Path, string Sentence)
{
    /// <summary><c>demo.yml:12:5: trainer.epoch: unknown key 'epoch'; did you mean 'epochs'?</c></summary>
    public sealed override string ToString() =>
        Path.Length == 0 ? $"{Location}: {Sentence}" : $"{Location}: {Path}: {Sentence}";
}

/// <summary>Something that must be corrected before the configuration can be used.</summary>
/// <inheritdoc cref="ConfigMessage"/>
public sealed record ConfigError(ConfigLocation Location, string Path, string Sentence)
    : ConfigMessage(Location, Path, Sentence);

/// <summary>Something that works but should be written otherwise, such as an old key name.</summary>
/// <inheritdoc cref="ConfigMessage"/>
public sealed record ConfigWarning(ConfigLocation Location, string Path, string Sentence)
    : ConfigMessage(Location, Path, Sentence);
