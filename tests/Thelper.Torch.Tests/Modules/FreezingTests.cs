using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.Modules;

public sealed class FreezingTests
{
    [Fact]
    public void A_frozen_module_stays_as_it_is_while_the_rest_learns()
    {
        using var scope = TensorScope.Open();
        using var body = new Linear(3, 4);
        using var head = new Linear(4, 1);
        using var model = new Sequential(body, head);
        body.Freeze();
        var (frozen, learning) = (body.Weight.ToArray<float>(), head.Weight.ToArray<float>());

        Learn(model);

        Assert.Equal(frozen, body.Weight.ToArray<float>());
        Assert.NotEqual(learning, head.Weight.ToArray<float>());
    }

    [Fact]
    public void What_was_frozen_learns_again_when_gradients_are_required()
    {
        using var scope = TensorScope.Open();
        using var model = new Linear(3, 1);
        model.Freeze();
        model.RequireGradients();
        var before = model.Weight.ToArray<float>();

        Learn(model);

        Assert.NotEqual(before, model.Weight.ToArray<float>());
    }

    [Fact]
    public void Parameters_are_frozen_by_patterns_of_their_names()
    {
        using var model = new Sequential(new Linear(3, 4), new Linear(4, 1), new Linear(1, 1));

        model.Freeze("0.*", "?.bias");

        Assert.Equal(["1.weight", "2.weight"], model.NamedParameters().Where(entry => entry.Tensor.RequiresGradient).Select(entry => entry.Name));
    }

    [Fact]
    public void A_pattern_that_matches_no_parameter_is_refused_and_nothing_is_frozen()
    {
        using var model = new Sequential(new Linear(3, 4));

        var error = Assert.Throws<ArgumentException>(() => model.Freeze("0.*", "backbone.*"));

        Assert.Contains("backbone.*", error.Message, StringComparison.Ordinal);
        Assert.All(model.Parameters(), parameter => Assert.True(parameter.RequiresGradient));
    }

    private static void Learn(Module<Tensor, Tensor> model)
    {
        using var optimizer = new Sgd([new ParameterGroup(model.Parameters(), 0.1)], new SgdOptions { WeightDecay = 0.1 });
        model.Forward(Operators.Ones([2, 3])).Sum().Backward();
        optimizer.Step();
    }
}
