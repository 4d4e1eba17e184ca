using System.Text.RegularExpressions;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests;

public sealed partial class ConventionTests
{
    [Fact]
    public void The_engine_knows_no_other_part_of_the_project() => Assert.DoesNotContain(
        typeof(Tensor).Assembly.GetReferencedAssemblies(),
        name => name.Name!.StartsWith("Thelper", StringComparison.Ordinal));

    [Fact]
    public void Every_function_that_is_called_is_in_the_native_contract() =>
        Assert.Empty(Called("src", "Thelper.Torch").Except(Declared()));

    [Fact]
    public void Every_function_of_the_native_contract_is_called() =>
        Assert.Empty(Declared().Except(Called("src", "Thelper.Torch")).Except(Called("tools", "OperatorGenerator")));

    [Fact]
    public void Every_function_that_can_fail_is_checked_by_its_marshaller()
    {
        var failing = FailingFunction().Matches(Header()).Select(match => match.Groups[1].Value).ToHashSet();
        var unchecked_ = Repository.Sources("src", "Thelper.Torch")
            .SelectMany(source => Import().Matches(source))
            .Where(match => failing.Contains(match.Groups[1].Value) && match.Groups[2].Value != "Status");

        Assert.Empty(unchecked_);
    }

    private static string Header() => Repository.Read("native", "torch", "include", "thelper_torch.h");

    private static IEnumerable<string> Declared() =>
        Function().Matches(Header()).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Called(params string[] folder) =>
        Repository.Sources(folder).SelectMany(source => Import().Matches(source)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^TH_API [^(]*?(\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^TH_API th_error\* (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex FailingFunction();

    [GeneratedRegex(@"Library, EntryPoint = ""(\w+)""[^;]*? partial ([\w*]+) ")]
    private static partial Regex Import();
}
