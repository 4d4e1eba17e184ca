using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

public sealed class SequentialTests
{
    [Fact]
    public void A_layer_that_fails_is_named_with_the_modules_around_it()
    {
        using var scope = TensorScope.Open();
        using var model = new Sequential(new ReLU(), new Sequential(("fc", new Linear(3, 2))));

        var error = Assert.Throws<TorchException>(() => model.Forward(Operators.Zeros([2, 4])));
        Assert.Equal("1.fc (Linear)", error.Place);
        Assert.StartsWith("1.fc (Linear): aten::linear(Float32[2, 4] on cpu, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_last_output_stays()
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        using var sequence = new Sequential(new Sigmoid(), new Tanh(), new Sigmoid());
        var input = Operators.Zeros([3]);
        var live = new LiveTensors();

        sequence.Forward(input);

        Assert.Equal(1, live.Added);
    }

    [Fact]
    public void An_input_that_passes_through_stays()
    {
        using var scope = TensorScope.Open();
        using var sequence = new Sequential(new Identity());
        var input = Operators.Zeros([3]);

        sequence.Forward(input);

        Assert.Equal([3], input.Shape);
    }

    [Fact]
    public void What_a_backward_pass_needs_outlives_the_forward_pass()
    {
        using var scope = TensorScope.Open();
        using var sequence = new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1));

        sequence.Forward(Operators.Ones([1, 2])).Sum().Backward();

        Assert.All(sequence.Parameters(), parameter => Assert.NotNull(parameter.Gradient()));
    }
}
