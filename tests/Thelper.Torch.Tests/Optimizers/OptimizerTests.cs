using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Kinds => new(TrainedMlp.Kinds.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_after_the_first_leaves_no_tensor_behind(string kind)
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds[kind]);
        model.Train(1);
        var live = new LiveTensors();
        model.Train(3);

        Assert.Equal(0, live.Added);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Disposing_an_optimizer_frees_its_state(string kind)
    {
        var live = new LiveTensors();
        using (var model = new TrainedMlp(TrainedMlp.Kinds[kind]))
        {
            model.Train(2);
        }

        Assert.Equal(0, live.Added);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_parameter_without_a_gradient_is_left_alone(string kind)
    {
        using var used = Operators.Ones([1]);
        using var unused = Operators.Ones([1]);
        using var gradient = Operators.Ones([1]);
        using var optimizer = TrainedMlp.Kinds[kind]([new([unused, used], 0.1)]);
        used.SetGradient(gradient);
        optimizer.Step();

        Assert.Equal((1.0, true), (unused.ToDouble(), used.ToDouble() < 1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_parameter_that_gets_its_gradient_later_makes_its_own_first_step(string kind)
    {
        using var early = Operators.Ones([1]);
        using var late = Operators.Ones([1]);
        using var gradient = Operators.Ones([1]);
        using var optimizer = TrainedMlp.Kinds[kind]([new([early, late], 0.1)]);
        early.SetGradient(gradient);
        optimizer.Step();
        var afterOne = early.ToDouble();
        late.SetGradient(gradient);
        optimizer.Step();

        Assert.Equal(afterOne, late.ToDouble());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.9, 0.1)]
    public void Nesterovs_momentum_needs_momentum_and_no_dampening(double momentum, double dampening)
    {
        using var parameter = Operators.Ones([1]);

        var error = Assert.Throws<ArgumentException>(() => new Sgd(
            [new([parameter], 0.1)], new() { Nesterov = true, Momentum = momentum, Dampening = dampening }));

        Assert.StartsWith("Nesterov's momentum needs a momentum above 0 and a dampening of 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_change_is_refused() => Assert.Throws<ArgumentException>(() => new Sgd([], new()));

    [Fact]
    public void A_group_without_parameters_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Sgd([new([], 0.1)], new()));

    [Fact]
    public void Clearing_gradients_reaches_every_group()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        model.Train(1);
        model.Optimizer.ClearGradients();

        Assert.All(model.Parameters, parameter => Assert.Null(parameter.Gradient()));
    }

    [Fact]
    public void Each_group_steps_by_its_own_learning_rate()
    {
        using var slow = Operators.Zeros([1]);
        using var fast = Operators.Zeros([1]);
        using var gradient = Operators.Ones([1]);
        using var optimizer = new Sgd([new([slow], 0.25), new([fast], 2)], new());
        slow.SetGradient(gradient);
        fast.SetGradient(gradient);
        optimizer.Step();

        Assert.Equal((-0.25, -2.0), (slow.ToDouble(), fast.ToDouble()));
    }
}
