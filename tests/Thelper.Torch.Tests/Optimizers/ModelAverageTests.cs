using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class ModelAverageTests : IDisposable
{
    private readonly BatchNorm2d _model = new(1);
    private readonly ModelAverage _average;

    public ModelAverageTests() => _average = new ModelAverage(_model, 0.9);

    public void Dispose()
    {
        _average.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void It_starts_from_the_parameters() => Assert.Equal(1, Averaged("weight"));

    [Fact]
    public void It_follows_its_formula()
    {
        var expected = 1.0;
        foreach (var weight in new[] { 3.0, -2.0, 0.5 })
        {
            Set(weight);
            _average.Update();
            expected = (0.9 * expected) + (0.1 * weight);
        }

        Assert.Equal(expected, Averaged("weight"), 1e-6);
    }

    [Fact]
    public void Buffers_are_the_models_own()
    {
        _model.StateDictionary()["running_mean"].AddInPlace(5L);

        Assert.Equal(5, Averaged("running_mean"));
    }

    [Fact]
    public void The_model_has_the_average_while_it_is_swapped_in()
    {
        Set(3);
        _average.Update();
        using (_average.Swap())
        {
            Assert.Equal(1.2, _model.Weight.ToDouble(), 1e-6);
        }

        Assert.Equal(3, _model.Weight.ToDouble());
        Assert.Equal(1.2, Averaged("weight"), 1e-6);
    }

    [Fact]
    public void A_swap_moves_no_memory()
    {
        using var elements = _model.Weight.Detach();
        using (_average.Swap())
        {
            elements.FillInPlace(7L);
            Assert.Equal(1, _model.Weight.ToDouble());
        }

        Assert.Equal(7, _model.Weight.ToDouble());
    }

    [Fact]
    public void A_swap_leaves_no_tensors_behind()
    {
        var live = new LiveTensors();
        _average.Swap().Dispose();

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_parameter_still_learns_after_a_swap()
    {
        using var scope = TensorScope.Open();
        _average.Swap().Dispose();
        _model.Forward(Operators.Ones([2, 1, 2, 2])).Sum().Backward();

        Assert.True(_model.Weight.RequiresGradient);
        Assert.NotNull(_model.Weight.Gradient());
    }

    [Fact]
    public void No_step_enters_while_the_average_is_in_use()
    {
        using var swapped = _average.Swap();

        Assert.StartsWith(
            "The model has the average in place of its parameters",
            Assert.Throws<InvalidOperationException>(_average.Update).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_carries_over_and_leaves_the_models_buffers_alone()
    {
        using var scope = TensorScope.Open();
        var state = _average.StateDictionary().ToDictionary(entry => entry.Key, entry => entry.Value.Add(1L));
        _average.LoadStateDictionary(state);

        Assert.Equal((2, 1, 0), (Averaged("weight"), _model.Weight.ToDouble(), Averaged("running_mean")));
    }

    [Fact]
    public void A_state_of_another_model_is_refused() => Assert.Throws<StateDictionaryException>(
        () => _average.LoadStateDictionary(new Dictionary<string, Tensor>()));

    private void Set(double weight)
    {
        using var mode = GradMode.Disable();
        _model.Weight.FillInPlace(weight);
    }

    private double Averaged(string name) => _average.StateDictionary()[name].ToDouble();
}
