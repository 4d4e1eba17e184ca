using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;

namespace Thelper.Torch.Tests.Schedulers;

public sealed class StepLRTests : IDisposable
{
    private readonly Tensor _parameter = Operators.Zeros([1]);

    public void Dispose() => _parameter.Dispose();

    [Fact]
    public void The_learning_rate_falls_after_every_step_size_epochs()
    {
        using var optimizer = Optimizer(0.8);
        var scheduler = new StepLR(optimizer, stepSize: 2, gamma: 0.5);

        Assert.Equal([0.8, 0.4, 0.4, 0.2, 0.2, 0.1], Rates(scheduler, optimizer, 6));
    }

    [Fact]
    public void A_step_size_of_1_changes_every_epoch_by_a_tenth()
    {
        using var optimizer = Optimizer(1);

        Assert.Equal([1.0 * 0.1, 1.0 * 0.1 * 0.1], Rates(new StepLR(optimizer, 1), optimizer, 2));
    }

    [Fact]
    public void Each_group_falls_from_its_own_rate()
    {
        using var optimizer = new Sgd([new([_parameter], 1), new([_parameter], 8)], new());
        new StepLR(optimizer, 1, 0.5).Step();

        Assert.Equal([0.5, 4.0], optimizer.Groups.Select(group => group.LearningRate));
    }

    [Fact]
    public void A_resumed_schedule_goes_on_where_it_stopped()
    {
        using var optimizer = Optimizer(0.8);
        var scheduler = new StepLR(optimizer, 3, 0.5);
        Rates(scheduler, optimizer, 2);
        using var resumedOptimizer = Optimizer(0.8);
        resumedOptimizer.LoadStateDictionary(optimizer.StateDictionary());
        var resumed = new StepLR(resumedOptimizer, 3, 0.5);
        resumed.LoadStateDictionary(scheduler.StateDictionary());

        Assert.Equal(Rates(scheduler, optimizer, 5), Rates(resumed, resumedOptimizer, 5));
    }

    [Fact]
    public void The_state_has_PyTorchs_name_of_the_epoch()
    {
        using var optimizer = Optimizer(1);
        var scheduler = new StepLR(optimizer, 3);
        scheduler.Step();

        Assert.Equal(1L, scheduler.StateDictionary()["last_epoch"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_step_size_below_1_is_refused(long stepSize)
    {
        using var optimizer = Optimizer(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => new StepLR(optimizer, stepSize));
    }

    private Sgd Optimizer(double learningRate) => new([new([_parameter], learningRate)], new());

    private static double[] Rates(StepLR scheduler, Sgd optimizer, int epochs)
    {
        var rates = new double[epochs];
        for (var i = 0; i < epochs; i++)
        {
            scheduler.Step();
            rates[i] = optimizer.Groups[0].LearningRate;
        }

        return rates;
    }
}
