using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class OptimizerStateTests
{
    public static TheoryData<string> Kinds => new(TrainedMlp.Kinds.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_resumed_optimizer_goes_on_to_the_same_bits(string kind)
    {
        using var first = new TrainedMlp(TrainedMlp.Kinds[kind]);
        using var resumed = new TrainedMlp(TrainedMlp.Kinds[kind]);
        first.Train(3);
        resumed.Resume(first);
        first.Train(3);
        resumed.Train(3);

        Assert.Equal(first.Weights, resumed.Weights);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_optimizer_that_has_stepped_goes_back_to_a_state_without_steps(string kind)
    {
        using var fresh = new TrainedMlp(TrainedMlp.Kinds[kind]);
        using var used = new TrainedMlp(TrainedMlp.Kinds[kind]);
        used.Train(3);
        used.Resume(fresh);
        fresh.Train(2);
        used.Train(2);

        Assert.Equal(fresh.Weights, used.Weights);
    }

    [Fact]
    public void A_loaded_state_is_a_copy()
    {
        using var first = new TrainedMlp(TrainedMlp.Kinds["SGD with momentum"]);
        using var resumed = new TrainedMlp(TrainedMlp.Kinds["SGD with momentum"]);
        using var reference = new TrainedMlp(TrainedMlp.Kinds["SGD with momentum"]);
        first.Train(3);
        reference.Resume(first);
        resumed.Resume(first);
        first.Train(3);
        reference.Train(1);
        resumed.Train(1);

        Assert.Equal(reference.Weights, resumed.Weights);
    }

    [Fact]
    public void Learning_rates_are_part_of_the_state()
    {
        using var first = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        using var resumed = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        first.Optimizer.Groups[1].LearningRate = 0.001;
        resumed.Resume(first);

        Assert.Equal([0.05, 0.001], resumed.Optimizer.Groups.Select(group => group.LearningRate));
    }

    [Fact]
    public void Parameters_are_numbered_through_all_groups()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        var groups = (IReadOnlyList<object?>)model.Optimizer.StateDictionary()["param_groups"]!;
        var second = (OrderedDictionary<string, object?>)groups[1]!;

        Assert.Equal([1L, 2L, 3L], (IEnumerable<object?>)second["params"]!);
    }

    [Fact]
    public void Adam_keeps_PyTorchs_names()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["Adam with AMSGrad"]);
        model.Train(1);
        var states = (OrderedDictionary<long, object?>)model.Optimizer.StateDictionary()["state"]!;
        var first = (OrderedDictionary<string, object?>)states[0]!;

        Assert.Equal(["step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"], first.Keys);
    }

    [Fact]
    public void A_state_of_other_groups_is_refused()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        using var parameter = Operators.Zeros([1]);
        using var other = new Sgd([new([parameter], 1)], new());

        var error = Assert.Throws<ArgumentException>(() => other.LoadStateDictionary(model.Optimizer.StateDictionary()));

        Assert.StartsWith("The saved optimizer state has no list of 1 parameter groups.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_more_parameters_is_refused()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["Adam"]);
        model.Train(1);
        using var parameter = Operators.Zeros([1]);
        using var other = new Adam([new([parameter], 1), new([parameter], 1)], new());

        var error = Assert.Throws<ArgumentException>(() => other.LoadStateDictionary(model.Optimizer.StateDictionary()));

        Assert.StartsWith("The saved optimizer state is of parameter 2, but there are 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_can_take_back_its_own_state()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["Adam"]);
        using var reference = new TrainedMlp(TrainedMlp.Kinds["Adam"]);
        model.Train(2);
        reference.Resume(model);
        model.Resume(model);
        reference.Train(1);
        model.Train(1);

        Assert.Equal(reference.Weights, model.Weights);
    }

    [Fact]
    public void Loading_a_state_frees_the_one_before()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["Adam"]);
        model.Train(2);
        var live = new LiveTensors();
        model.Resume(model);

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void An_empty_state_is_taken_whatever_its_keys_would_be()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["SGD with momentum"]);
        var dictionary = model.Optimizer.StateDictionary();
        dictionary["state"] = new OrderedDictionary<string, object?>();
        model.Train(1);
        model.Optimizer.LoadStateDictionary(dictionary);

        Assert.Empty((OrderedDictionary<long, object?>)model.Optimizer.StateDictionary()["state"]!);
    }

    [Fact]
    public void States_that_are_not_listed_by_number_are_refused()
    {
        using var model = new TrainedMlp(TrainedMlp.Kinds["SGD"]);
        var dictionary = model.Optimizer.StateDictionary();
        dictionary["state"] = new Dictionary<string, object?> { ["0"] = null };

        Assert.Throws<ArgumentException>(() => model.Optimizer.LoadStateDictionary(dictionary));
    }
}
