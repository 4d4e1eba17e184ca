using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests;

/// <summary>Tensors that several threads hold.</summary>
public sealed class TensorThreadingTests
{
    private const int Rounds = 500;

    [Fact]
    public void A_tensor_that_another_thread_frees_is_computed_with_or_refused()
    {
        for (var i = 0; i < Rounds; i++)
        {
            var tensor = Operators.Ones([64]);
            using var start = new Barrier(2);
            var thread = new Thread(() =>
            {
                start.SignalAndWait();
                tensor.Dispose();
            });
            thread.Start();
            start.SignalAndWait();
            AssertSumOrRefusal(tensor);
            thread.Join();
        }
    }

    [Fact]
    public void A_model_computes_the_same_on_several_threads_at_once()
    {
        using var scope = TensorScope.Open();
        using var model = new Linear(8, 3);
        var input = Operators.Randn([4, 8]);
        var expected = model.Forward(input).ToArray<float>();
        var computed = new float[4][];

        Parallel.For(0, computed.Length, i =>
        {
            using var own = TensorScope.Open();
            for (var round = 0; round < Rounds; round++)
            {
                computed[i] = model.Forward(input).ToArray<float>();
            }
        });

        Assert.All(computed, output => Assert.Equal(expected, output));
    }

    [Fact]
    public void Recording_is_turned_off_for_its_own_thread_alone()
    {
        using var mode = GradMode.Disable();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = GradMode.IsEnabled);
        thread.Start();
        thread.Join();

        Assert.Equal((false, true), (GradMode.IsEnabled, elsewhere));
    }

    private static void AssertSumOrRefusal(Tensor tensor)
    {
        try
        {
            using var sum = tensor.Sum();
            Assert.Equal(64, sum.ToDouble());
        }
        catch (ObjectDisposedException exception)
        {
            Assert.Contains("The tensor was freed", exception.Message, StringComparison.Ordinal);
        }
    }
}
