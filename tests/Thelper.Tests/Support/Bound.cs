using Thelper.Configuration;

namespace Thelper.Tests.Support;

/// <summary>Options bound from a few lines, with everything that a configuration can name.</summary>
internal static class Bound
{
    // Many tests bind, and nobody adds to it.
    private static readonly ComponentCatalogue Catalogue = StandardComponents.Catalogue();

    public static T To<T>(string yaml)
        where T : class => ConfigBinder.Bind<T>(Document(yaml), Catalogue).Value;

    /// <summary>The only mistake: its path, then its sentence.</summary>
    public static (string Path, string Sentence) Mistake<T>(string yaml)
        where T : class
    {
        var exception = Assert.Throws<ConfigException>(() => To<T>(yaml));
        var error = Assert.Single(exception.Errors);
        return (error.Path, error.Sentence);
    }

    private static ConfigDocument Document(string yaml) => ConfigReader.Parse(yaml, "test.yml");
}
