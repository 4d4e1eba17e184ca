using System.CommandLine;
using System.CommandLine.Invocation;
using Thelper.Sessions;

namespace Thelper.Cli;

/// <summary>Prints the product's version and nothing else, so that scripts can compare it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProductVersion.Text);
        return ExitCodes.Done;
    }
}
