using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

/// <summary>Short ways from text to options or to the complaint about it.</summary>
internal static class Demo
{
    public const string File = "demo.yml";

    public static ConfigDocument Read(string text, params string[] overrides) =>
        ConfigReader.Parse(text, File, overrides.Select(text => ConfigOverride.Parse(text)), _ => null);

    public static BoundConfig<T> Bind<T>(string text, params string[] overrides)
        where T : class => ConfigBinder.Bind<T>(Read(text, overrides), DemoCatalogue.Create());

    public static T Value<T>(string text)
        where T : class => Bind<T>(text).Value;

    /// <summary>The whole message about a text that cannot be bound.</summary>
    public static string Complaint<T>(string text, params string[] overrides)
        where T : class => Assert.Throws<ConfigException>(() => Bind<T>(text, overrides)).Message;

    /// <summary>The only sentence about a text that cannot be bound.</summary>
    public static string Sentence<T>(string text)
        where T : class => Sentence(() => Bind<T>(text));

    public static string Sentence(Func<object> action) =>
        Assert.Single(Assert.Throws<ConfigException>(action).Errors).Sentence;

    /// <summary>The first line of a message: location, path and sentence.</summary>
    public static string FirstLine(Func<object> action) =>
        Assert.Throws<ConfigException>(action).Message.Split('\n')[0];
}
