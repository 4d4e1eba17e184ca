namespace Thelper.Configuration;

/// <summary>
/// Options that are correct by themselves do not fit what they meet, such as a number of classes that the data contradicts.
/// Whoever still knows the lines of the options turns it into a <see cref="ConfigException"/>.
/// </summary>
public sealed class SettingException : Exception
{
    /// <summary>Blames a setting.</summary>
    /// <param name="options">The options to blame, as they were bound.</param>
    /// <param name="property">The C# name of the property to blame.</param>
    /// <param name="sentence">What was received and what is needed, such as <c>is 7, but the data has 5 classes.</c></param>
    public SettingException(object options, string property, string sentence)
        : base(sentence) => (Options, Property) = (options, property);

    /// <summary>Blames the choice of a component.</summary>
    /// <param name="options">The component's options, as they were bound to its name.</param>
    /// <param name="predicate">What is wrong; stands behind the name, such as <c>gives no scores, but ...</c></param>
    internal SettingException(object options, string predicate)
        : base(predicate) => (Options, Property) = (options, "");

    /// <summary>The options to blame.</summary>
    internal object Options { get; }

    /// <summary>The C# name of the property to blame; empty where the component is not the right one.</summary>
    internal string Property { get; }

    /// <summary>The mistake with its line.</summary>
    /// <param name="places">From the same binding as the options.</param>
    public ConfigError At(ConfigPlaces places) => Property.Length == 0
        ? places.ErrorAtName(Options, Message)
        : places.ErrorAt(Options, Property, Message);
}
