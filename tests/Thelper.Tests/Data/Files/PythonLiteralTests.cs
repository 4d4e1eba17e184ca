using Thelper.Data.Files;

namespace Thelper.Tests.Data.Files;

public sealed class PythonLiteralTests
{
    [Theory]
    [InlineData("None", null)]
    [InlineData("True", true)]
    [InlineData("-12", -12L)]
    [InlineData("1e-3", 0.001)]
    [InlineData("'it\\'s'", "it's")]
    [InlineData("\"\\u00e4\\n\"", "ä\n")]
    public void Single_values_are_read(string text, object? expected) => Assert.Equal(expected, PythonLiteral.Parse(text));

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("(1, 2,)")]
    [InlineData(" [ 1 ,2 ] ")]
    public void Lists_and_tuples_are_lists(string text) => Assert.Equal([1L, 2L], (List<object?>)PythonLiteral.Parse(text)!);

    [Fact]
    public void A_dictionary_has_keys_of_its_own_types()
    {
        var entries = (Dictionary<object, object?>)PythonLiteral.Parse("{'a': {1: [True]}}")!;

        Assert.Equal([true], (List<object?>)((Dictionary<object, object?>)entries["a"]!)[1L]!);
    }

    [Fact]
    public void A_call_gives_its_name_and_arguments()
    {
        var call = (PythonCall)PythonLiteral.Parse("thelper.tasks.Task(input_key='0', gt_key=None, meta_keys=[])")!;

        Assert.Equal("thelper.tasks.Task", call.Name);
        Assert.Equal(["input_key", "gt_key", "meta_keys"], call.Named.Keys);
        Assert.Empty(call.Positional);
    }

    [Theory]
    [InlineData("__import__", "'__import__' at character 0 is no literal")]
    [InlineData("[1", "it ends too early")]
    [InlineData("1 + 1", "'+' at character 2 was not expected")]
    [InlineData("1-1", "'1-1' at character 0 is no number")]
    [InlineData("[x for x in y]", "'x' at character 1 is no literal")]
    [InlineData("f().g", "'.' at character 3 was not expected")]
    [InlineData("'open", "a text has no end")]
    [InlineData("{[]: 1}", "a dictionary's key before character 3 is neither text nor number")]
    public void What_is_no_literal_is_refused_with_its_place(string text, string clause) =>
        Assert.Equal(clause, Assert.Throws<FormatException>(() => PythonLiteral.Parse(text)).Message);

    [Fact]
    public void Deep_nesting_is_refused_before_it_exhausts_the_stack() => Assert.Equal(
        "it is nested more than 64 deep",
        Assert.Throws<FormatException>(() => PythonLiteral.Parse(new string('[', 100_000))).Message);
}
