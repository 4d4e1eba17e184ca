using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Optimization;

public sealed class SchedulerAndLossTests
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    [Fact]
    public void A_step_scheduler_steps_as_the_configuration_says()
    {
        using var parameter = Tensors.From<float>([0]);
        parameter.RequiresGradient = true;
        using var optimizer = new Sgd([new ParameterGroup([parameter], 1)], new SgdOptions());
        var scheduler = new StepLROptions { StepSize = 2, Gamma = 0.5 }.Create(optimizer, new ScheduleLength(5, 1));

        var rates = Enumerable.Range(0, 5).Select(_ =>
        {
            scheduler.Step();
            return optimizer.Groups[0].LearningRate;
        });

        Assert.Equal([1, 0.5, 0.5, 0.25, 0.25], rates);
    }

    [Fact]
    public void Cross_entropy_has_the_values_of_the_configuration()
    {
        using var loss = (CrossEntropyLoss)new CrossEntropyLossOptions
        {
            Weight = [1, 2, 0.5],
            IgnoreIndex = 2,
            LabelSmoothing = 0.25,
        }.Create(Task);

        Assert.Equal([1f, 2, 0.5f], loss.Weight!.AsSpan<float>().ToArray());
        Assert.Equal((2L, 0.25, Reduction.Mean), (loss.IgnoreIndex, loss.LabelSmoothing, loss.Reduction));
    }

    [Fact]
    public void Class_weights_outlive_the_scope_in_which_they_were_made()
    {
        ILoss loss;
        using (TensorScope.Open())
        {
            loss = new CrossEntropyLossOptions { Weight = [1, 2, 3] }.Create(Task);
        }

        Assert.Equal(3, ((CrossEntropyLoss)loss).Weight!.ElementCount);
        loss.Dispose();
    }

    [Fact]
    public void A_loss_frees_its_class_weights()
    {
        var live = new LiveTensors();

        new CrossEntropyLossOptions { Weight = [1, 2, 3] }.Create(Task).Dispose();

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Cross_entropy_adds_up_where_the_configuration_says_so()
    {
        using var loss = (CrossEntropyLoss)new CrossEntropyLossOptions { Reduction = LossReduction.Sum }.Create(Task);

        Assert.Equal(Reduction.Sum, loss.Reduction);
    }

    [Fact]
    public void A_loss_says_whether_it_adds_up()
    {
        ILossOptions[] summed =
        [
            new CrossEntropyLossOptions { Reduction = LossReduction.Sum }, new NllLossOptions { Reduction = LossReduction.Sum },
            new MseLossOptions { Reduction = LossReduction.Sum }, new BceWithLogitsLossOptions { Reduction = LossReduction.Sum },
            new KlDivLossOptions { Reduction = DivergenceReduction.Sum },
        ];
        ILossOptions[] averaged =
        [
            new CrossEntropyLossOptions(), new NllLossOptions(), new MseLossOptions(), new FocalLossOptions(), new KlDivLossOptions(),
            new KlDivLossOptions { Reduction = DivergenceReduction.Batchmean },
        ];

        Assert.All(summed, options => Assert.True(IsSum(options)));
        Assert.All(averaged, options => Assert.False(IsSum(options)));

        static bool IsSum(ILossOptions options)
        {
            using var loss = options.Create(Task);
            return loss.IsSum;
        }
    }

    [Fact]
    public void As_many_weights_as_classes_are_needed()
    {
        var exception = Assert.Throws<SettingException>(() => new CrossEntropyLossOptions { Weight = [1, 2] }.Create(Task));

        Assert.Equal("has 2 values, but the data has 3 classes.", exception.Message);
    }

    [Theory]
    [InlineData("loss", "torch.nn.CrossEntropyLoss", "label_smoothing: 1.5", "loss.params.label_smoothing")]
    [InlineData("scheduler", "torch.optim.lr_scheduler.StepLR", "step_size: 0", "scheduler.params.step_size")]
    public void A_number_out_of_its_range_is_refused(string part, string type, string parameters, string path) =>
        Assert.Equal(path, Bound.Mistake<Sections>($"{part}:\n  type: {type}\n  params: {{{parameters}}}\n").Path);

    private sealed record Sections
    {
        public ILossOptions? Loss { get; init; }

        public ISchedulerOptions? Scheduler { get; init; }
    }
}
