using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class StateDictionaryTests : IDisposable
{
    private readonly TwoBranches _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Loaded_values_replace_the_modules_own()
    {
        using var other = new TwoBranches();
        _model.LoadStateDictionary(other.StateDictionary());

        Assert.All(other.StateDictionary(), entry => Assert.True(entry.Value.Equal(_model.StateDictionary()[entry.Key])));
    }

    [Fact]
    public void Loaded_values_are_copies()
    {
        using var other = new TwoBranches();
        _model.LoadStateDictionary(other.StateDictionary());
        Initializers.Constant(other.Scale, 9);

        Assert.Equal(1, _model.Scale.ToDouble());
    }

    [Fact]
    public void Parameters_still_require_gradients_after_loading()
    {
        using var other = new TwoBranches();
        _model.LoadStateDictionary(other.StateDictionary());

        Assert.All(_model.Parameters(), parameter => Assert.True(parameter.RequiresGradient));
    }

    [Fact]
    public void Values_of_another_precision_are_converted()
    {
        using var scope = TensorScope.Open();
        var values = new OrderedDictionary<string, Tensor>(_model.StateDictionary()) { ["scale"] = Tensors.From<double>([3]) };
        _model.LoadStateDictionary(values);

        Assert.Equal((3.0, ScalarType.Float32), (_model.Scale.ToDouble(), _model.Scale.ScalarType));
    }

    [Fact]
    public void Missing_unexpected_and_reshaped_keys_are_listed_together()
    {
        using var scope = TensorScope.Open();
        var values = new OrderedDictionary<string, Tensor>(_model.StateDictionary());
        values.Remove("steps");
        values.Remove("scale");
        values["extra"] = Operators.Zeros([1]);
        values["head.weight"] = Operators.Zeros([1, 4]);

        var error = Assert.Throws<StateDictionaryException>(() => _model.LoadStateDictionary(values));

        Assert.Equal(
            "The weights do not fit the model; missing: scale, steps; unexpected: extra; "
            + "of another shape: head.weight (received [1, 4], the model has [1, 3]).",
            error.Message);
    }

    [Fact]
    public void A_long_list_of_keys_is_cut_after_ten()
    {
        using var scope = TensorScope.Open();
        var values = new OrderedDictionary<string, Tensor>(_model.StateDictionary());
        for (var i = 0; i < 13; i++)
        {
            values.Add($"extra{i}", _model.Scale);
        }

        var error = Assert.Throws<StateDictionaryException>(() => _model.LoadStateDictionary(values));

        Assert.EndsWith("extra8, extra9 and 3 more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_changed_when_something_does_not_fit()
    {
        using var scope = TensorScope.Open();
        var values = new OrderedDictionary<string, Tensor>(_model.StateDictionary()) { ["scale"] = Tensors.From<float>([3]) };
        values.Remove("steps");
        Assert.Throws<StateDictionaryException>(() => _model.LoadStateDictionary(values));

        Assert.Equal(1, _model.Scale.ToDouble());
    }

    [Fact]
    public void Without_strictness_what_fits_is_copied_and_the_rest_is_told()
    {
        using var scope = TensorScope.Open();
        var values = new OrderedDictionary<string, Tensor>(_model.StateDictionary()) { ["scale"] = Tensors.From<float>([3]) };
        values.Remove("steps");
        values["extra"] = Operators.Zeros([1]);
        values["head.weight"] = Operators.Zeros([1, 4]);
        var weight = _model.StateDictionary()["head.weight"].ToArray<float>();

        var difference = _model.LoadStateDictionary(values, strict: false);

        Assert.Equal(3, _model.Scale.ToDouble());
        Assert.Equal(weight, _model.StateDictionary()["head.weight"].ToArray<float>());
        Assert.Equal(
            "missing: steps; unexpected: extra; of another shape: head.weight (received [1, 4], the model has [1, 3])",
            difference.ToString());
    }

    [Fact]
    public void Counts_of_batches_may_be_missing_as_in_files_from_before_there_were_any()
    {
        using var norm = new BatchNorm2d(2);
        Initializers.Constant(norm.StateDictionary()["num_batches_tracked"], 7);
        var values = new OrderedDictionary<string, Tensor>(norm.StateDictionary());
        values.Remove("num_batches_tracked");

        Assert.True(norm.LoadStateDictionary(values).IsEmpty);
        Assert.Equal(0, norm.StateDictionary()["num_batches_tracked"].ToDouble());
    }
}
