using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class TrainingModeTests : IDisposable
{
    private readonly TwoBranches _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_module_trains_at_first() => Assert.True(_model.IsTraining);

    [Fact]
    public void Eval_reaches_every_module()
    {
        _model.Eval();

        Assert.All(_model.NamedModules(), entry => Assert.False(entry.Module.IsTraining));
    }

    [Fact]
    public void Train_reaches_every_module()
    {
        _model.Eval();
        _model.Train();

        Assert.All(_model.NamedModules(), entry => Assert.True(entry.Module.IsTraining));
    }

    [Fact]
    public void Dropout_passes_everything_in_use()
    {
        using var scope = TensorScope.Open();
        using var dropout = new Dropout();
        dropout.Eval();
        var input = Operators.Ones([100]);

        Assert.True(dropout.Forward(input).Equal(input));
    }

    [Fact]
    public void Dropout_scales_what_it_passes_in_training()
    {
        using var scope = TensorScope.Open();
        using var dropout = new Dropout(0.75);

        Assert.Equal([0f, 4f], dropout.Forward(Operators.Ones([1000])).ToArray<float>().Distinct().Order());
    }

    [Fact]
    public void Batch_normalisation_in_training_moves_its_statistics_towards_the_batch()
    {
        using var scope = TensorScope.Open();
        using var module = new BatchNorm2d(1, momentum: 0.5);
        module.Forward(Tensors.From<float>([1, 3], 2, 1, 1, 1));
        var state = module.StateDictionary();

        // Mean 2 and unbiased variance 2, each half-way from 0 and 1.
        Assert.Equal(
            (1.0, 1.5, 1.0),
            (state["running_mean"].ToDouble(), state["running_var"].ToDouble(), state["num_batches_tracked"].ToDouble()));
    }

    [Fact]
    public void Batch_normalisation_in_use_keeps_its_statistics()
    {
        using var scope = TensorScope.Open();
        using var module = new BatchNorm2d(1);
        module.Eval();
        module.Forward(Tensors.From<float>([1, 3], 2, 1, 1, 1));
        var state = module.StateDictionary();

        Assert.Equal((0.0, 0.0), (state["running_mean"].ToDouble(), state["num_batches_tracked"].ToDouble()));
    }
}
