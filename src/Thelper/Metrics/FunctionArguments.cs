using Thelper.Configuration;

namespace Thelper.Metrics;

/// <summary>Reads what a configuration gives to a function.</summary>
/// <param name="arguments">What it gives.</param>
/// <param name="known">The names that the function has a use for.</param>
internal sealed class FunctionArguments(IReadOnlyDictionary<string, object?> arguments, params string[] known)
{
    /// <summary>The arguments, checked.</summary>
    /// <exception cref="ArgumentException">The function has no use for one.</exception>
    public FunctionArguments Checked() => arguments.Keys.FirstOrDefault(name => !known.Contains(name)) is not { } unknown ? this
        : throw new ArgumentException(known.Length == 0
            ? $"has '{unknown}', but the function takes no arguments."
            : $"has '{unknown}', which the function does not know{Wording.Advice(unknown, "arguments", known)}");

    /// <summary>One of several words.</summary>
    /// <param name="name">Of the argument.</param>
    /// <param name="otherwise">Where it is not given; null too.</param>
    /// <param name="words">Those that are allowed.</param>
    public string Word(string name, string otherwise, params string[] words) => arguments.GetValueOrDefault(name) switch
    {
        null => otherwise,
        string word when words.Contains(word) => word,
        var other => throw new ArgumentException($"has {name} = {other}, but must have {Wording.AnyOf(words)}."),
    };

    /// <summary>A number.</summary>
    public double Number(string name, double otherwise) => arguments.GetValueOrDefault(name) switch
    {
        null => otherwise,
        double real => real,
        long whole => whole,
        var other => throw new ArgumentException($"has {name} = {other}, but it must be a number."),
    };

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool otherwise) => arguments.GetValueOrDefault(name) switch
    {
        null => otherwise,
        bool flag => flag,
        var other => throw new ArgumentException($"has {name} = {other}, but it must be true or false."),
    };
}
