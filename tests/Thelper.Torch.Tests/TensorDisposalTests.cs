using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests;

public sealed class TensorDisposalTests
{
    private static readonly Dictionary<string, Action<Tensor>> Uses = new()
    {
        ["shape"] = t => _ = t.Shape,
        ["span"] = t => _ = t.AsSpan<float>().Length,
        ["gradient flag"] = t => t.RequiresGradient = true,
        ["operator"] = t => t.Relu(),
        ["operator on a list"] = t => Operators.Cat([t, t]),
        ["array"] = t => t.ToArray<float>(),
        ["backward"] = t => t.Backward(),
        ["gradient"] = t => t.Gradient(),
        ["set gradient"] = t => t.SetGradient(null),
        ["gradient of another"] = t =>
        {
            using var other = Operators.Zeros([1]);
            other.SetGradient(t);
        },
        ["clear"] = t => Gradients.Clear([t]),
        ["generator state"] = t =>
        {
            using var generator = Generator.Create(0);
            generator.SetState(t);
        },
    };

    public static TheoryData<string> UseNames => new(Uses.Keys);

    [Theory]
    [MemberData(nameof(UseNames))]
    public void A_freed_tensor_cannot_be_used_and_says_what_to_do(string use)
    {
        var tensor = Operators.Zeros([1]);
        tensor.Dispose();

        var error = Assert.Throws<ObjectDisposedException>(() => Uses[use](tensor));

        Assert.Contains("handed to the outer scope by TensorScope.Keep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_twice_frees_once()
    {
        var live = new LiveTensors();
        var tensor = Operators.Zeros([1]);
        tensor.Dispose();
        tensor.Dispose();

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_freed_tensor_can_still_be_shown()
    {
        var tensor = Operators.Zeros([1]);
        tensor.Dispose();

        Assert.Equal("a freed tensor", tensor.ToString());
    }

    [Fact]
    public void A_view_outlives_its_tensor()
    {
        var tensor = Operators.Ones([2]);
        using var view = tensor.Reshape([1, 2]);
        tensor.Dispose();

        Assert.Equal([1f, 1f], view.ToArray<float>());
    }

    [Fact]
    public void A_call_that_a_freed_tensor_stops_lets_go_of_the_others()
    {
        var live = new LiveTensors();
        var tensors = Enumerable.Range(0, 30).Select(_ => Operators.Zeros([1])).ToList();
        tensors[^1].Dispose();
        Assert.Throws<ObjectDisposedException>(() => Operators.Cat(tensors));
        tensors.ForEach(tensor => tensor.Dispose());

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_tensor_that_nobody_holds_is_freed_by_the_finalizer()
    {
        var live = new LiveTensors();
        MakeAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(0, live.Added);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeAndForget() => Operators.Zeros([1]);
}
