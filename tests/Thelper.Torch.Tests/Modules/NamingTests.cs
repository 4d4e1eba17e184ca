using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class NamingTests : IDisposable
{
    private readonly TwoBranches _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Modules_are_named_from_the_outside_in() => Assert.Equal(
        ["", "trunk", "trunk.0", "trunk.1", "head"], _model.NamedModules().Select(entry => entry.Name));

    [Fact]
    public void Parameters_are_named_in_PyTorchs_order() => Assert.Equal(
        ["scale", "trunk.0.weight", "trunk.0.bias", "head.weight"], _model.NamedParameters().Select(entry => entry.Name));

    [Fact]
    public void Buffers_are_no_parameters() =>
        Assert.Equal(["steps"], _model.NamedBuffers().Select(entry => entry.Name));

    [Fact]
    public void The_state_has_parameters_and_buffers_module_by_module() => Assert.Equal(
        ["scale", "steps", "trunk.0.weight", "trunk.0.bias", "head.weight"], _model.StateDictionary().Keys);

    [Fact]
    public void Batch_normalisation_has_PyTorchs_keys()
    {
        using var module = new BatchNorm2d(2);

        Assert.Equal(
            ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], module.StateDictionary().Keys);
    }

    [Fact]
    public void A_sequence_numbers_its_modules()
    {
        using var sequence = new Sequential(new Flatten(), new ReLU());

        Assert.Equal(["0", "1"], sequence.Children.Keys);
    }

    [Fact]
    public void A_sequence_takes_names()
    {
        using var sequence = new Sequential(("fc", new Linear(1, 1)), ("act", new ReLU()));

        Assert.Equal(["fc.weight", "fc.bias"], sequence.StateDictionary().Keys);
    }

    [Fact]
    public void A_sequence_feeds_each_module_with_the_one_before()
    {
        using var scope = TensorScope.Open();
        using var sequence = new Sequential(new Tanh(), new Flatten());

        Assert.Equal([2, 12], sequence.Forward(Operators.Zeros([2, 3, 4])).Shape);
    }

    [Fact]
    public void A_replaced_module_keeps_its_place_and_name()
    {
        _model.ReplaceHead(5);

        Assert.Equal(["trunk", "head"], _model.Children.Keys);
        Assert.Equal([5, 3], _model.StateDictionary()["head.weight"].Shape);
    }

    [Fact]
    public void Every_parameter_requires_a_gradient() =>
        Assert.All(_model.Parameters(), parameter => Assert.True(parameter.RequiresGradient));
}
