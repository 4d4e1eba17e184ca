using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Torch.Tests.Schedulers;

public sealed class SchedulerStateTests : IDisposable
{
    private readonly Tensor _parameter = Operators.Zeros([1]);

    [Fact]
    public void Another_initial_rate_counts_at_once_when_a_schedule_goes_on()
    {
        using var optimizer = Make(8);
        var scheduler = new ExponentialLR(optimizer, 0.5);
        scheduler.MoveTo(2);
        scheduler.Refresh();

        Assert.Equal(2, optimizer.Groups[0].LearningRate);
    }

    [Fact]
    public void A_sequence_moves_to_the_middle_of_its_second_scheduler()
    {
        using var optimizer = Make(8);
        var scheduler = new SequentialLR(optimizer, [new LinearLR(optimizer, 0.5), new ExponentialLR(optimizer, 0.5)], [5]);
        scheduler.MoveTo(7);
        scheduler.Refresh();

        Assert.Equal(2, optimizer.Groups[0].LearningRate);
    }

    [Fact]
    public void A_plateau_scheduler_forgets_the_best_value_of_another_goal()
    {
        using var optimizer = Make(1);
        var lower = new ReduceLROnPlateau(optimizer, new());
        lower.Observe(0.2);
        lower.Step();
        var higher = new ReduceLROnPlateau(optimizer, new() { HigherIsBetter = true, Patience = 0 });
        higher.LoadStateDictionary(lower.StateDictionary());
        higher.Observe(0.1);
        higher.Step();

        Assert.Equal(1, optimizer.Groups[0].LearningRate);
    }

    [Fact]
    public void Without_a_value_an_epoch_does_not_count_as_bad()
    {
        using var optimizer = Make(1);
        var scheduler = new ReduceLROnPlateau(optimizer, new() { Patience = 0 });
        scheduler.Step();
        scheduler.Step();

        Assert.Equal(1, optimizer.Groups[0].LearningRate);
    }

    [Fact]
    public void A_momentum_that_moves_is_in_the_optimizers_state()
    {
        using var optimizer = new Adam([new([_parameter], 1)], new());
        new OneCycleLR(optimizer, new() { MaxRate = 1, TotalSteps = 10 }).Start();
        var group = (IReadOnlyDictionary<string, object?>)((IReadOnlyList<object?>)optimizer.StateDictionary()["param_groups"]!)[0]!;

        Assert.Equal([0.95, 0.999], (IEnumerable<object?>)group["betas"]!);
    }

    [Fact]
    public void A_momentum_cannot_move_where_there_is_none()
    {
        using var optimizer = new Adagrad([new([_parameter], 1)], new());

        var error = Assert.Throws<ArgumentException>(() => new OneCycleLR(optimizer, new() { MaxRate = 1, TotalSteps = 10 }));

        Assert.StartsWith("The scheduler moves the momentum, but the optimizer has none.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_last_step_of_one_cycle_the_rate_stays()
    {
        using var optimizer = Make(1);
        var scheduler = new OneCycleLR(optimizer, new() { MaxRate = 1, TotalSteps = 3 });
        scheduler.MoveTo(2);
        scheduler.Refresh();
        var last = optimizer.Groups[0].LearningRate;
        scheduler.Step();

        Assert.Equal(last, optimizer.Groups[0].LearningRate);
    }

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 0 })]
    [InlineData(new long[] { 3, 5 })]
    public void A_sequence_needs_a_milestone_for_each_scheduler_but_the_first(long[] milestones)
    {
        using var optimizer = Make(1);

        Assert.Throws<ArgumentException>(() => new SequentialLR(optimizer, [new LinearLR(optimizer), new ConstantLR(optimizer)], milestones));
    }

    public void Dispose() => _parameter.Dispose();

    private Sgd Make(double rate) => new([new([_parameter], rate)], new());
}
