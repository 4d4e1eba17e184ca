namespace Thelper.Configuration;

/// <summary>Options that were filled from a document without a mistake.</summary>
/// <typeparam name="T">The type of the top-level options.</typeparam>
/// <param name="Value">The options.</param>
/// <param name="Warnings">Old spellings, in the order in which they were met.</param>
/// <param name="Places">Finds the lines of <paramref name="Value"/> and of the options inside it.</param>
/// <param name="Document">
/// The document with every relative <see cref="FilePath"/> made absolute: the form to save, for it means the same in
/// any folder.
/// </param>
public sealed record BoundConfig<T>(
    T Value, IReadOnlyList<ConfigWarning> Warnings, ConfigPlaces Places, ConfigDocument Document);
