namespace Thelper.Torch.Tests;

public sealed class OperatorTraceTests
{
    [Fact]
    public void Calls_are_recorded_in_order_with_what_goes_from_one_to_the_next()
    {
        using var scope = TensorScope.Open();
        using var trace = OperatorTrace.Open();
        var start = Operators.Ones([2, 3]);
        start.Relu().Add(start);

        Assert.Equal(["aten::ones", "aten::relu", "aten::add.Tensor"], trace.Calls.Select(call => call.Operator));
        Assert.Equal([trace.Calls[1].Outputs[0], trace.Calls[0].Outputs[0]], trace.Calls[2].Inputs);
        Assert.Equal([2L, 3L], trace.ShapeOf(trace.Calls[1].Outputs[0]));
    }

    [Fact]
    public void A_tensor_that_is_changed_in_place_has_another_value_afterwards()
    {
        using var scope = TensorScope.Open();
        using var trace = OperatorTrace.Open();
        var tensor = Operators.Ones([2]);
        tensor.ReluInPlace();
        tensor.Relu();

        Assert.NotEqual(trace.Calls[0].Outputs, trace.Calls[1].Outputs);
        Assert.Equal(trace.Calls[1].Outputs, trace.Calls[2].Inputs);
    }

    [Fact]
    public void Several_outputs_are_told_apart()
    {
        using var scope = TensorScope.Open();
        using var trace = OperatorTrace.Open();
        Operators.Ones([2, 3]).Topk(1);

        Assert.Equal(2, trace.Calls[1].Outputs.Distinct().Count());
    }

    [Fact]
    public void A_tensor_that_was_freed_is_not_taken_for_another()
    {
        using var scope = TensorScope.Open();
        using var trace = OperatorTrace.Open();
        for (var i = 0; i < 50; i++)
        {
            Operators.Ones([2]).Dispose();
        }

        Assert.Equal(50, trace.Calls.SelectMany(call => call.Outputs).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_recorded_outside_or_on_another_thread()
    {
        using var scope = TensorScope.Open();
        Operators.Ones([2]);
        OperatorTrace trace;
        using (trace = OperatorTrace.Open())
        {
            var thread = new Thread(() => Operators.Ones([2]).Dispose());
            thread.Start();
            thread.Join();
        }

        Operators.Ones([2]);

        Assert.Empty(trace.Calls);
    }

    [Fact]
    public void A_tensor_that_was_freed_is_gone_while_the_trace_goes_on()
    {
        using var trace = OperatorTrace.Open();
        var before = Tensor.LiveCount;
        Operators.Ones([2]).Dispose();

        Assert.Equal(before, Tensor.LiveCount);
    }

    [Fact]
    public void A_trace_leaves_no_tensor_behind()
    {
        var before = Tensor.LiveCount;
        using (OperatorTrace.Open())
        {
            using var scope = TensorScope.Open();
            Operators.Ones([2]).Relu();
        }

        Assert.Equal(before, Tensor.LiveCount);
    }

    [Fact]
    public void A_thread_has_one_trace_at_a_time()
    {
        using var trace = OperatorTrace.Open();

        Assert.Throws<InvalidOperationException>(OperatorTrace.Open);
    }
}
