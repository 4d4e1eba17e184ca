using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

public sealed class ModuleDisposalTests
{
    private readonly LiveTensors _live = new();

    [Fact]
    public void Disposing_a_model_frees_all_of_its_tensors()
    {
        new Sequential(
            new Conv2d(3, 4, new(3)), new BatchNorm2d(4), new ReLU(inPlace: true), new Flatten(), new Linear(4, 2)).Dispose();

        Assert.Equal(0, _live.Added);
    }

    [Fact]
    public void A_model_made_within_a_scope_outlives_it()
    {
        TwoBranches model;
        using (TensorScope.Open())
        {
            model = new TwoBranches();
        }

        using (model)
        {
            Assert.Equal(1, model.Scale.ToDouble());
        }
    }

    [Fact]
    public void A_replaced_module_is_freed()
    {
        using (var model = new TwoBranches())
        {
            var before = _live.Added;
            model.ReplaceHead(2);
            Assert.Equal(before + 1, _live.Added);
        }
    }

    [Fact]
    public void A_training_step_in_a_scope_leaves_nothing_behind()
    {
        using var model = new TwoBranches();
        var before = _live.Added;
        using (TensorScope.Open())
        {
            model.Forward(Operators.Ones([4, 2])).Sum().Backward();
        }

        Assert.Equal(before, _live.Added);
    }
}
