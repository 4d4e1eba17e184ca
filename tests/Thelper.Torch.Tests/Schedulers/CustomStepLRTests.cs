using System.Globalization;
using System.Text.Json;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Schedulers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Schedulers;

public sealed class CustomStepLRTests : IDisposable
{
    private readonly Tensor _parameter = Operators.Zeros([1]);

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_rates_are_the_recorded_ones(int number)
    {
        using var file = JsonDocument.Parse(Repository.ReadShared("golden", "custom_step_lr.json"));
        var golden = file.RootElement[number];
        var milestones = golden.GetProperty("milestones").EnumerateObject()
            .ToDictionary(entry => long.Parse(entry.Name, CultureInfo.InvariantCulture), entry => entry.Value.GetDouble());
        var expected = golden.GetProperty("lr_at_epoch_step_epoch").Deserialize<double[]>()!;

        Assert.Equal(expected, Rates(golden.GetProperty("base_lr").GetDouble(), milestones, expected.Length));
    }

    [Fact]
    public void A_milestone_at_epoch_1_counts_from_epoch_1_on() =>
        Assert.Equal([1, 0.5, 0.5], Rates(1, new() { [1] = 0.5 }, 3));

    [Fact]
    public void Milestones_may_come_in_any_order() =>
        Assert.Equal([1, 0.5, 0.25], Rates(1, new() { [2] = 0.25, [1] = 0.5 }, 3));

    public void Dispose() => _parameter.Dispose();

    private double[] Rates(double initial, Dictionary<long, double> milestones, int epochs)
    {
        using var optimizer = new Sgd([new([_parameter], initial)], new());
        var scheduler = new CustomStepLR(optimizer, milestones);
        scheduler.Start();
        var rates = new double[epochs];
        for (var i = 0; i < epochs; i++)
        {
            rates[i] = optimizer.Groups[0].LearningRate;
            scheduler.Step();
        }

        return rates;
    }
}
