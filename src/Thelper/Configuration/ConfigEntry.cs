namespace Thelper.Configuration;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key as text; keys have no other type.</param>
/// <param name="KeyLocation">Where the key was written.</param>
/// <param name="Value">The value; never null, a missing one is a null scalar.</param>
public sealed record ConfigEntry(string Key, ConfigLocation KeyLocation, ConfigNode Value);
