using Thelper.OperatorGenerator;

namespace Thelper.Torch.Tests.Generation;

public sealed class OperatorSchemaTests
{
    [Fact]
    public void Name_and_overload_stand_before_and_after_the_dot()
    {
        var schema = OperatorSchema.Parse("aten::add.Tensor(Tensor self, Tensor other) -> Tensor");

        Assert.Equal(("aten::add", "Tensor"), (schema.Name, schema.Overload));
    }

    [Fact]
    public void An_operator_without_a_dot_has_an_empty_overload() =>
        Assert.Equal("", OperatorSchema.Parse("aten::relu(Tensor self) -> Tensor").Overload);

    [Fact]
    public void No_arguments_are_none() =>
        Assert.Empty(OperatorSchema.Parse("aten::seed() -> int").Arguments);

    [Fact]
    public void No_results_are_none() =>
        Assert.Empty(OperatorSchema.Parse("aten::set_data(Tensor self) -> ()").Results);

    [Fact]
    public void The_mark_of_keyword_only_arguments_is_no_argument()
    {
        var schema = OperatorSchema.Parse("aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor");

        Assert.Equal(["self", "memory_format"], schema.Arguments.Select(argument => argument.Name));
    }

    [Fact]
    public void A_comma_within_a_default_does_not_split_it()
    {
        var schema = OperatorSchema.Parse("aten::f(Tensor self, int[2] stride=[1, 1], bool flag=False) -> Tensor");

        Assert.Equal([null, "[1, 1]", "False"], schema.Arguments.Select(argument => argument.Default));
    }

    [Fact]
    public void Aliases_are_dropped_from_types()
    {
        var schema = OperatorSchema.Parse("aten::split(Tensor(a -> *) self, int size) -> Tensor(a)[]");

        Assert.Equal(("Tensor", "Tensor[]"), (schema.Arguments[0].Type, schema.Results[0].Type));
    }

    [Fact]
    public void Results_in_brackets_have_names()
    {
        var schema = OperatorSchema.Parse("aten::max.dim(Tensor self, int dim) -> (Tensor values, Tensor indices)");

        Assert.Equal(["values", "indices"], schema.Results.Select(result => result.Name));
    }

    [Theory]
    [InlineData("aten::add_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)", true)]
    [InlineData("aten::add.Tensor(Tensor self, Tensor other) -> Tensor", false)]
    [InlineData("aten::__and__.Tensor(Tensor self, Tensor other) -> Tensor", false)]
    public void An_operator_works_in_place_if_its_name_ends_in_one_underscore(string text, bool expected) =>
        Assert.Equal(expected, OperatorSchema.Parse(text).InPlace);

    [Theory]
    [InlineData("Tensor?", true, false)]
    [InlineData("int[2]", false, true)]
    [InlineData("int[]?", true, true)]
    [InlineData("Tensor?[]", false, true)]
    public void Options_and_lists_are_told_apart(string type, bool optional, bool list)
    {
        var argument = new SchemaArgument(type, "x", null);

        Assert.Equal((optional, list), (argument.IsOptional, argument.IsList));
    }
}
