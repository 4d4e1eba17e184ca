using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Optimizers;

namespace Thelper.Tests.Optimization;

public sealed class SchedulerSectionTests : IDisposable
{
    private readonly Tensor _parameter = Tensors.From<float>([0]);

    [Theory]
    [InlineData("torch.optim.lr_scheduler.StepLR", "step_size: 2, gamma: 0.5", new[] { 8.0, 8, 4, 4 })]
    [InlineData("torch.optim.lr_scheduler.MultiStepLR", "milestones: [1, 3], gamma: 0.5", new[] { 8.0, 4, 4, 2 })]
    [InlineData("torch.optim.lr_scheduler.ExponentialLR", "gamma: 0.5", new[] { 8.0, 4, 2, 1 })]
    [InlineData("torch.optim.lr_scheduler.PolynomialLR", "total_iters: 2, power: 2", new[] { 8.0, 2, 0, 0 })]
    [InlineData("torch.optim.lr_scheduler.LinearLR", "start_factor: 0.5, end_factor: 1.5, total_iters: 2", new[] { 4.0, 8, 12, 12 })]
    [InlineData("torch.optim.lr_scheduler.ConstantLR", "factor: 0.5, total_iters: 2", new[] { 4.0, 4, 8, 8 })]
    [InlineData("torch.optim.lr_scheduler.CosineAnnealingLR", "T_max: 2, eta_min: 1", new[] { 8.0, 4.5, 1, 4.5 })]
    [InlineData("torch.optim.lr_scheduler.CosineAnnealingWarmRestarts", "T_0: 1, T_mult: 2, eta_min: 1", new[] { 8.0, 8, 4.5, 8 })]
    [InlineData("torch.optim.lr_scheduler.CyclicLR", "base_lr: 1, max_lr: 3, step_size_up: 2, step_size_down: 1, mode: triangular2", new[] { 1.0, 2, 3, 1, 1.5 })]
    [InlineData("torch.optim.lr_scheduler.OneCycleLR", "max_lr: 4, div_factor: 2, final_div_factor: 2, anneal_strategy: linear, total_steps: 6, pct_start: 0.5", new[] { 2.0, 3, 4, 3, 2, 1, 1 })]
    [InlineData("torch.optim.lr_scheduler.ChainedScheduler", "schedulers: [{type: torch.optim.lr_scheduler.ConstantLR, params: {factor: 0.5, total_iters: 2}}, {type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}}]", new[] { 4.0, 2, 2, 1 })]
    [InlineData("thelper.optim.schedulers.CustomStepLR", "milestones: {1: 0.5, '2': 0.25}", new[] { 8.0, 4, 2, 2 })]
    [InlineData("torch.optim.lr_scheduler.SequentialLR", "milestones: [2], schedulers: [{type: torch.optim.lr_scheduler.ConstantLR, params: {factor: 0.5}}, {type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}}]", new[] { 4.0, 4, 8, 4 })]
    public void The_rates_are_those_of_the_configuration(string type, string parameters, double[] rates) => Assert.Equal(
        rates, Rates($"type: {type}, params: {{{parameters}}}", rates.Length), (a, b) => Math.Abs(a - b) <= 1e-12);

    [Fact]
    public void A_warm_up_goes_before_the_scheduler() => Assert.Equal(
        [2, 5, 8, 4, 2],
        Rates("type: torch.optim.lr_scheduler.ExponentialLR, params: {gamma: 0.5}, warmup_epochs: 2, warmup_factor: 0.25", 5));

    [Fact]
    public void One_cycle_lasts_as_long_as_the_training_unless_it_is_said()
    {
        var rates = Rates(
            "type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 4, div_factor: 2, final_div_factor: 2, anneal_strategy: linear, pct_start: 0.5}", 6);

        // Three epochs of two steps.
        Assert.Equal(1, rates[^1], 1e-12);
        Assert.Equal(4, rates[2], 1e-12);
    }

    [Fact]
    public void A_plateau_reduces_the_rate_by_the_value_that_was_observed()
    {
        using var optimizer = Make();
        var scheduler = Section("type: torch.optim.lr_scheduler.ReduceLROnPlateau, params: {patience: 1, factor: 0.5}, step_metric: accuracy")
            .Create(optimizer, new ScheduleLength(3, 2), higherIsBetter: true);
        var rates = new List<double>();
        foreach (var accuracy in new[] { 0.5, 0.6, 0.6, 0.6 })
        {
            scheduler.Observe(accuracy);
            scheduler.Step();
            rates.Add(optimizer.Groups[0].LearningRate);
        }

        Assert.Equal([8, 8, 8, 4], rates);
    }

    [Theory]
    [InlineData("type: torch.optim.lr_scheduler.StepLR, params: {step_size: 2}, step_metric: loss", "step_metric", "is 'loss', but this scheduler looks at no value; remove it, or use torch.optim.lr_scheduler.ReduceLROnPlateau.")]
    [InlineData("type: thelper.optim.schedulers.CustomStepLR, params: {milestones: {soon: 1}}", "params.milestones", "has the key 'soon', but its keys are epochs: 0, 1 and so on.")]
    [InlineData("type: thelper.optim.schedulers.CustomStepLR, params: {milestones: {1: 1, '01': 2}}", "params.milestones", "has the epoch 1 more than once: 1, 01.")]
    [InlineData("type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 1, total_steps: 5, epochs: 2}", "params.total_steps", "says how long the cycle is, and so do epochs and steps_per_epoch; remove one of the two.")]
    [InlineData("type: torch.optim.lr_scheduler.CyclicLR, params: {base_lr: 2, max_lr: 1}", "params.base_lr", "is 2, which is above max_lr (1).")]
    [InlineData("type: torch.optim.lr_scheduler.SequentialLR, params: {milestones: [1, 2], schedulers: [{type: torch.optim.lr_scheduler.ConstantLR}]}", "params.milestones", "has 2 epochs, but 1 schedulers need 0: one for each but the first.")]
    public void A_section_that_contradicts_itself_is_refused_with_its_place(string section, string path, string sentence) => Assert.Equal(
        ($"scheduler.{path}", sentence), Bound.Mistake<Sections>($"scheduler: {{{section}}}"));

    [Theory]
    [InlineData("type: torch.optim.lr_scheduler.StepLR, params: {step_size: 2, last_epoch: 3}", "params.last_epoch", "is 3, but a schedule begins with its session, and goes on where that was stopped; remove it.")]
    [InlineData("type: torch.optim.lr_scheduler.CyclicLR, params: {base_lr: 1, max_lr: 2, last_epoch: 0}", "params.last_epoch", "is 0, but a schedule begins with its session, and goes on where that was stopped; remove it.")]
    [InlineData("type: torch.optim.lr_scheduler.CyclicLR, params: {base_lr: 1, max_lr: 2, scale_mode: cycle}", "params.scale_mode", "is given, but there is no scale_fn; the mode says what cycles are scaled by.")]
    [InlineData("type: torch.optim.lr_scheduler.LambdaLR, params: {lr_lambda: 'lambda epoch: 0.9 ** epoch'}", "params.lr_lambda", "unknown learning-rate function 'lambda epoch: 0.9 ** epoch'; there are none but those of plug-ins, which docs/models.md shows how to add.")]
    public void What_only_Python_can_do_is_refused_with_its_place(string section, string path, string sentence) => Assert.Equal(
        ($"scheduler.{path}", sentence), Bound.Mistake<Sections>($"scheduler: {{{section}}}"));

    [Theory]
    [InlineData("type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: [1, 2]}", "has 2 numbers, but the optimizer has 1 group of parameters; give one for all, or one for each.")]
    [InlineData("type: torch.optim.lr_scheduler.ReduceLROnPlateau, params: {min_lr: [1, 2, 3]}", "has 3 numbers, but the optimizer has 1 group of parameters; give one for all, or one for each.")]
    [InlineData("type: torch.optim.lr_scheduler.ChainedScheduler, params: {schedulers: [{type: torch.optim.lr_scheduler.CosineAnnealingLR, params: {T_max: 3}}]}", "has a scheduler that sets the learning rate, but those of a chain multiply it: StepLR, MultiStepLR, ExponentialLR, PolynomialLR, LinearLR, ConstantLR, MultiplicativeLR or CustomStepLR.")]
    public void What_does_not_fit_the_optimizer_or_each_other_is_refused(string section, string sentence)
    {
        using var optimizer = Make();

        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Section(section).Create(optimizer, new ScheduleLength(3, 2))).Message);
    }

    [Theory]
    [InlineData("LambdaLR", new[] { 8.0, 4, 8, 4 })]
    [InlineData("MultiplicativeLR", new[] { 8.0, 4, 4, 2 })]
    public void Rates_follow_a_function_that_a_plug_in_made_known(string type, double[] rates)
    {
        var catalogue = StandardComponents.Catalogue().AddLearningRateFunction("mine.halves", epoch => epoch % 2 == 0 ? 1 : 0.5);
        var document = ConfigReader.Parse($"scheduler: {{type: torch.optim.lr_scheduler.{type}, params: {{lr_lambda: mine.halves}}}}", "test.yml");

        Assert.Equal(rates, Rates(ConfigBinder.Bind<Sections>(document, catalogue).Value.Scheduler, rates.Length));
    }

    [Fact]
    public void A_goal_that_contradicts_the_metric_is_refused()
    {
        using var optimizer = Make();
        var section = Section("type: torch.optim.lr_scheduler.ReduceLROnPlateau, params: {mode: min}, step_metric: accuracy");

        Assert.Equal(
            "is min, but higher values of what the scheduler looks at are better; leave it out, or name another step_metric.",
            Assert.Throws<SettingException>(() => section.Create(optimizer, new ScheduleLength(3, 2), higherIsBetter: true)).Message);
    }

    [Fact]
    public void A_warm_up_before_a_scheduler_of_steps_is_refused()
    {
        using var optimizer = Make();
        var section = Section("type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 1}, warmup_epochs: 3");

        Assert.Equal(
            "is 3, but this scheduler changes the learning rate with every step and has its own rise; remove it.",
            Assert.Throws<SettingException>(() => section.Create(optimizer, new ScheduleLength(3, 2))).Message);
    }

    [Fact]
    public void A_momentum_cannot_move_where_the_optimizer_has_none()
    {
        using var optimizer = new Adagrad([new([_parameter], 8)], new());
        var section = Section("type: torch.optim.lr_scheduler.OneCycleLR, params: {max_lr: 1}");

        Assert.Equal(
            "is true, which is the default, but the optimizer has no momentum; set it to false.",
            Assert.Throws<SettingException>(() => section.Create(optimizer, new ScheduleLength(3, 2))).Message);
    }

    public void Dispose() => _parameter.Dispose();

    private static SchedulerSection Section(string section) => Bound.To<Sections>($"scheduler: {{{section}}}").Scheduler;

    private Sgd Make() => new([new([_parameter], 8)], new());

    private double[] Rates(string section, int count) => Rates(Section(section), count);

    private double[] Rates(SchedulerSection section, int count)
    {
        using var optimizer = Make();
        var scheduler = section.Create(optimizer, new ScheduleLength(3, 2));
        scheduler.Start();
        var rates = new double[count];
        for (var i = 0; i < count; i++)
        {
            rates[i] = optimizer.Groups[0].LearningRate;
            scheduler.Step();
        }

        return rates;
    }

    private sealed record Sections
    {
        public required SchedulerSection Scheduler { get; init; }
    }
}
