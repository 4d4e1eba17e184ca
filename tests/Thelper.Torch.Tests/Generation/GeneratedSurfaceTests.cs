using Thelper.OperatorGenerator;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Generation;

public sealed class GeneratedSurfaceTests
{
    private const string Folder = "src/Thelper.Torch/Operators";

    [SkippableFact]
    public void The_checked_in_operators_are_what_the_generator_writes()
    {
        Skip.IfNot(
            TorchProcess.LibraryVersion.StartsWith("1.13.", StringComparison.Ordinal),
            "Other versions of libtorch word some schemas differently");

        var written = GeneratedOperators.FromList(Repository.Read(Folder, "operators.txt").Split('\n'));

        Assert.Equal(Repository.Read(Folder, "Operators.g.cs"), written);
    }

    [Fact]
    public void Comments_and_empty_lines_of_the_list_are_passed_over() =>
        Assert.Equal(GeneratedOperators.FromList(["aten::relu"]), GeneratedOperators.FromList(["# one", "", "  aten::relu "]));

    [Fact]
    public void An_operator_that_libtorch_lacks_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => GeneratedOperators.FromList(["aten::no_such_operator"]));

        Assert.StartsWith("aten::no_such_operator: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_code_escapes_the_schema_for_its_doc_comment() =>
        Assert.Contains("-&gt; Tensor</c>", GeneratedOperators.FromList(["aten::relu"]), StringComparison.Ordinal);

    [Fact]
    public void Settings_that_are_left_to_libtorch_are_no_parameters() =>
        Assert.Contains(
            "Tensor Zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null)",
            GeneratedOperators.FromList(["aten::zeros"]),
            StringComparison.Ordinal);

    [Fact]
    public void An_operator_in_place_returns_the_tensor_that_it_changed()
    {
        var code = GeneratedOperators.FromList(["aten::relu_"]);

        Assert.Contains("ReluInPlace(this Tensor self)", code, StringComparison.Ordinal);
        Assert.Contains("return self;", code, StringComparison.Ordinal);
    }
}
