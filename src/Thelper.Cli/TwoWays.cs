using System.CommandLine;

namespace Thelper.Cli;

/// <summary>A value that may be given by an option or by its place: <c>-c FILE</c> or just <c>FILE</c>.</summary>
/// <param name="name">The value's name in the help.</param>
/// <param name="option">The option, its long name first.</param>
/// <param name="aliases">Its short names.</param>
internal sealed class TwoWays(string name, string option, params string[] aliases)
{
    private readonly Argument<string?> _argument = new(name) { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _option = new(option, aliases) { HelpName = name };

    public required string Description { get; init; }

    public void AddTo(Command command)
    {
        _argument.Description = Description;
        _option.Description = $"The same as {name}, by name.";
        command.Add(_argument);
        command.Add(_option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_argument) is not null && result.GetValue(_option) is not null)
            {
                result.AddError($"{name} is given twice, by its place and by {option}; give it once.");
            }
        });
    }

    public void Require(Command command) => command.Validators.Add(result =>
    {
        if (result.GetValue(_argument) is null && result.GetValue(_option) is null)
        {
            result.AddError($"{name} is missing: {Description}");
        }
    });

    public string? Value(ParseResult parsed) => parsed.GetValue(_option) ?? parsed.GetValue(_argument);
}
