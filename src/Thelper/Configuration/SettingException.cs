namespace Thelper.Configuration;

/// <summary>
/// Options that are correct by themselves do not fit what they meet, such as a number of classes that the data contradicts.
/// Whoever still knows the lines of the options turns it into a <see cref="ConfigException"/>.
/// </summary>
/// <param name="options">The options to blame, as they were bound.</param>
/// <param name="property">The C# name of the property to blame.</param>
/// <param name="sentence">What was received and what is needed, such as <c>is 7, but the data has 5 classes.</c></param>
public sealed class SettingException(object options, string property, string sentence) : Exception(sentence)
{
    /// <summary>The options to blame.</summary>
    internal object Options { get; } = options;

    /// <summary>The C# name of the property to blame.</summary>
    internal string Property { get; } = property;

    /// <summary>The mistake with its line.</summary>
    /// <param name="places">From the same binding as the options.</param>
    public ConfigError At(ConfigPlaces places) => places.ErrorAt(Options, Property, Message);
}
