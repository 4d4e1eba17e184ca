using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

public sealed class SequentialTests
{
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
