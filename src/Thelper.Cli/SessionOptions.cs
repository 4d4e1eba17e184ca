using System.CommandLine;
using Thelper.Configuration;

namespace Thelper.Cli;

/// <summary>The options that every command with a session has: <c>--set</c> and <c>--device</c>.</summary>
internal sealed class SessionOptions
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides a value of the configuration, as in --set trainer.epochs=3. May be given several times.",
        HelpName = "KEY.PATH=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "Where the model computes: cpu, or cuda:0 and so on. Overrides trainer.device.",
        HelpName = "DEVICE",
    };

    public void AddTo(Command command)
    {
        command.Add(_set);
        command.Add(_device);
    }

    public string? Device(ParseResult parsed) => parsed.GetValue(_device);

    public IEnumerable<ConfigOverride> Overrides(ParseResult parsed) =>
        (parsed.GetValue(_set) ?? []).Select(text => ConfigOverride.Parse(text));
}
