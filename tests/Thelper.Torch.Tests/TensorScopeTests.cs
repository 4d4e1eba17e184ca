using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests;

public sealed class TensorScopeTests
{
    private readonly LiveTensors _live = new();

    [Fact]
    public void The_end_of_a_scope_frees_what_was_made_in_it()
    {
        using (TensorScope.Open())
        {
            _ = Operators.Zeros([1]).Add(1L).Mul(2L);
        }

        Assert.Equal(0, _live.Added);
    }

    [Fact]
    public void A_scope_leaves_what_was_made_before_it()
    {
        using var tensor = Operators.Zeros([1]);
        using (TensorScope.Open())
        {
            tensor.AddInPlace(1L);
        }

        Assert.Equal(1, tensor.ToDouble());
    }

    [Fact]
    public void Keep_hands_a_tensor_to_the_outer_scope()
    {
        using (TensorScope.Open())
        {
            var kept = MakeKept();
            Assert.Equal(1, kept.ToDouble());
        }

        Assert.Equal(0, _live.Added);
    }

    [Fact]
    public void Keep_without_an_outer_scope_leaves_the_tensor_to_the_caller()
    {
        using var kept = MakeKept();

        Assert.Equal((1.0, 1L), (kept.ToDouble(), _live.Added));
    }

    [Fact]
    public void Release_frees_a_tensor_from_every_scope()
    {
        Tensor released;
        using (TensorScope.Open())
        {
            var made = Operators.Ones([1]);
            using var inner = TensorScope.Open();
            released = TensorScope.Release(made);
        }

        using (released)
        {
            Assert.Equal(1, released.ToDouble());
        }
    }

    [Fact]
    public void A_tensor_disposed_within_its_scope_is_freed_once()
    {
        using (TensorScope.Open())
        {
            Operators.Zeros([1]).Dispose();
        }

        Assert.Equal(0, _live.Added);
    }

    [Fact]
    public void A_scope_that_ends_before_an_inner_one_is_refused()
    {
        var outer = TensorScope.Open();
        var inner = TensorScope.Open();
        var message = "";
        try
        {
            outer.Dispose();
        }
        catch (InvalidOperationException error)
        {
            message = error.Message;
        }

        inner.Dispose();
        outer.Dispose();
        Assert.Equal("A tensor scope ended before a scope that was opened within it.", message);
    }

    [Fact]
    public void An_exception_ends_the_scopes_that_it_leaves()
    {
        Assert.Throws<TorchException>(() =>
        {
            using var scope = TensorScope.Open();
            Operators.Zeros([2]).Add(Operators.Zeros([3]));
        });

        Assert.Equal(0, _live.Added);
    }

    [Fact]
    public void A_tensor_of_an_inner_scope_is_not_kept_by_an_outer_one()
    {
        using var outer = TensorScope.Open();
        using var inner = TensorScope.Open();
        var tensor = Operators.Zeros([2]);
        InvalidOperationException? error = null;
        try
        {
            outer.Keep(tensor);
        }
        catch (InvalidOperationException exception)
        {
            error = exception;
        }

        Assert.Equal(
            "Float32[2] on cpu was made in a tensor scope that was opened within this one and would free it; keep it there first.", error?.Message);
    }

    [Fact]
    public void A_tensor_of_an_outer_scope_stays_with_it()
    {
        using var outer = TensorScope.Open();
        var tensor = Operators.Ones([1]);
        using (var inner = TensorScope.Open())
        {
            inner.Keep(tensor);
        }

        Assert.Equal(1, tensor.ToDouble());
    }

    [Fact]
    public void A_tensor_of_a_scope_that_has_ended_on_another_thread_is_refused()
    {
        Tensor? stray = null;
        var thread = new Thread(() =>
        {
            using var scope = TensorScope.Open();
            stray = Operators.Ones([1]);
        });
        thread.Start();
        thread.Join();

        var error = Assert.Throws<ObjectDisposedException>(() => stray!.Add(1L));
        Assert.Contains("the TensorScope in which it was made has ended", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_does_not_adopt_tensors_of_other_threads()
    {
        Tensor? foreign = null;
        using (TensorScope.Open())
        {
            var thread = new Thread(() => foreign = Operators.Ones([1]));
            thread.Start();
            thread.Join();
        }

        using (foreign)
        {
            Assert.Equal(1, foreign!.ToDouble());
        }
    }

    [Fact]
    public void Lists_and_tuples_of_results_belong_to_the_scope()
    {
        using (TensorScope.Open())
        {
            var tensor = Tensors.From<float>([3, 1, 2]);
            _ = tensor.Topk(2);
            _ = Operators.ForeachNeg([tensor, tensor]);
        }

        Assert.Equal(0, _live.Added);
    }

    private static Tensor MakeKept()
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Operators.Zeros([1]).Add(1L));
    }
}
