namespace Thelper.Torch.Tests;

public sealed class OperatorErrorTests
{
    [Fact]
    public void A_failed_operator_shows_itself_and_all_of_its_arguments()
    {
        using var scope = TensorScope.Open();
        var error = Refused(() => Operators.Zeros([2]).Add(Operators.Zeros([3], ScalarType.Float64), 2L));

        Assert.StartsWith(
            "aten::add.Tensor(Float32[2] on cpu, Float64[3] on cpu, 2) failed: The size of tensor a (2) must match",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_and_default_arguments_are_shown_as_such()
    {
        using var scope = TensorScope.Open();
        var error = Refused(() => Operators.Zeros([1, 3, 4, 4]).Conv2d(Operators.Zeros([2, 4, 3, 3])));

        Assert.StartsWith(
            "aten::conv2d(Float32[1, 3, 4, 4] on cpu, Float32[2, 4, 3, 3] on cpu, none, default, default, default, 1) failed: ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_numbers_and_flags_are_shown()
    {
        using var scope = TensorScope.Open();
        var error = Refused(() => Operators.Zeros([1, 1, 2, 2]).AvgPool2d([5, 5], [0, 0], ceilMode: true));

        Assert.Contains("([5, 5], ", error.Message.Replace("Float32[1, 1, 2, 2] on cpu, ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(", true, true, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_shows_its_first_tensors_and_their_number()
    {
        using var scope = TensorScope.Open();
        var tensors = Enumerable.Range(1, 25).Select(size => Operators.Zeros([size, size])).ToList();
        var error = Refused(() => Operators.Cat(tensors, 1));

        Assert.StartsWith(
            "aten::cat([Float32[1, 1] on cpu, Float32[2, 2] on cpu, Float32[3, 3] on cpu, ... 25 tensors], 1) failed: ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_after_a_list_is_shown_as_itself()
    {
        using var scope = TensorScope.Open();
        var call = new OperatorCall(new OperatorReference("aten::index_put", ""));
        call.Argument(Operators.Zeros([2, 2]));
        call.OptionalArgument([null, Tensors.From<long>([9])]);
        call.Argument(Operators.Zeros([1], ScalarType.Float64));
        var message = "";
        try
        {
            call.Tensor();
        }
        catch (TorchException error)
        {
            message = error.Message;
        }

        Assert.Contains("Float64[1] on cpu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_one_line_without_a_stack()
    {
        using var scope = TensorScope.Open();
        var error = Refused(() => Operators.Zeros([2, 2]).Matmul(Operators.Zeros([3, 3])));

        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_that_libtorch_lacks_is_named()
    {
        var error = Refused(() => new OperatorCall(new OperatorReference("aten::no_such_operator", "")).Invoke());

        Assert.StartsWith("aten::no_such_operator() failed: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_is_not_given_and_has_no_default_is_named()
    {
        var error = Refused(() => new OperatorCall(new OperatorReference("aten::relu", "")).Invoke());

        Assert.Contains("needs a value for its argument self", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_amount_of_memory_is_refused_with_its_size()
    {
        var error = Refused(() => Operators.Empty([1L << 45, 4]));

        Assert.StartsWith("aten::empty.memory_format([35184372088832, 4], ", error.Message, StringComparison.Ordinal);
    }

    private static TorchException Refused(Action call) => Assert.Throws<TorchException>(call);
}
