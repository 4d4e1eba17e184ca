using System.CommandLine;
using System.CommandLine.Parsing;

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
            // The parser takes an option that it does not know for a value.
            foreach (var token in Tokens(result).Where(token => token.Value is ['-', _, ..]))
            {
                result.AddError($"There is no option {token.Value}.");
            }

            if (HasPlace(result) && HasOption(result))
            {
                result.AddError($"{name} is given twice, by its place and by {option}; give it once.");
            }
        });
    }

    public void Require(Command command) => command.Validators.Add(result =>
    {
        if (!HasPlace(result) && !HasOption(result))
        {
            result.AddError($"{name} is missing: {Description}");
        }
    });

    public string? Value(ParseResult parsed) => parsed.GetValue(_option) ?? parsed.GetValue(_argument);

    private IReadOnlyList<Token> Tokens(CommandResult result) => result.GetResult(_argument)?.Tokens ?? [];

    private bool HasPlace(CommandResult result) => Tokens(result).Count > 0;

    // An option whose value was forgotten is there, too; that is another mistake, which is told by itself.
    private bool HasOption(CommandResult result) => result.GetResult(_option) is not null;
}
