using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Residual;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class StepOptionsTests
{
    [Fact]
    public void The_keys_stand_beside_the_trainers_own() => Assert.Equal(
        new StepOptions { Autocast = AutocastType.BFloat16, Accumulate = 4, ClipNorm = 2, EmaDecay = 0.99, ChannelsLast = true },
        Bound.To<TrainerOptions>("{epochs: 2, autocast: bf16, accumulate: 4, clip_norm: 2, ema_decay: 0.99, channels_last: true}").Step);

    [Fact]
    public void A_plain_step_is_the_default() => Assert.Equal(
        (AutocastType.None, 1, null, null, null, false), Values(Bound.To<TrainerOptions>("{}").Step));

    [Theory]
    [InlineData("autocast: int8", "autocast", "must be 'none', 'bf16' or 'fp16', but received the text 'int8'.")]
    [InlineData("accumulate: 0", "accumulate", "must be at least 1, but is 0.")]
    [InlineData("clip_norm: 0", "clip_norm", "must be greater than 0, but is 0.")]
    [InlineData("clip_value: -1", "clip_value", "must be greater than 0, but is -1.")]
    [InlineData("ema_decay: 1", "ema_decay", "must be at least 0 and less than 1, but is 1.")]
    [InlineData("clip_norm: 1\nclip_value: 1", "clip_value", "is given beside clip_norm; clip in one of the two ways.")]
    public void What_makes_no_sense_is_refused(string yaml, string path, string sentence) =>
        Assert.Equal((path, sentence), Bound.Mistake<TrainerOptions>(yaml));

    [Fact]
    public void Half_precision_is_refused_on_the_cpu() => Assert.Equal(
        "is fp16, but the device is the cpu, which computes in bf16 or not shortened at all; use bf16 or none.",
        Assert.Throws<SettingException>(() => new StepOptions { Autocast = AutocastType.Float16 }.RequireFit(Device.Cpu)).Message);

    [Theory]
    [InlineData(AutocastType.BFloat16, false)]
    [InlineData(AutocastType.None, false)]
    [InlineData(AutocastType.Float16, true)]
    public void Other_types_are_allowed_where_they_can_be_computed(AutocastType type, bool cuda) =>
        new StepOptions { Autocast = type }.RequireFit(cuda ? Device.Cuda() : Device.Cpu);

    [Fact]
    public void A_network_with_the_channels_last_computes_the_same()
    {
        using var scope = TensorScope.Open();
        var (plain, plainGradients) = Run(new StepOptions());
        var (converted, gradients) = Run(new StepOptions { ChannelsLast = true });

        AssertClose(plain, converted);
        Assert.All(plainGradients.Zip(gradients), pair => AssertClose(pair.First, pair.Second));
    }

    private static (Tensor Output, List<Tensor> Gradients) Run(StepOptions step)
    {
        Generator.SeedAll(1);
        using var model = new ResNet(ResNetLayout.ResNet18 with { Blocks = [1, 1, 1, 1] }, 5);
        step.Prepare(model);
        var input = step.Arrange(Operators.Randn([4, 3, 48, 48]));
        Assert.Equal(step.ChannelsLast, !input.IsContiguous);
        var output = model.Forward(input);
        new CrossEntropyLoss().Forward(output, Operators.Arange(4L, ScalarType.Int64)).Backward();
        return (output, [.. Gradients.Of(model.Parameters()).Select(gradient => gradient!)]);
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        var (a, b) = (expected.ToArray<double>(), actual.ToArray<double>());
        var scale = a.Max(Math.Abs);
        Assert.InRange(a.Zip(b, (x, y) => Math.Abs(x - y)).Max(), 0, 1e-5 * scale);
    }

    private static (AutocastType, int, double?, double?, double?, bool) Values(StepOptions step) =>
        (step.Autocast, step.Accumulate, step.ClipNorm, step.ClipValue, step.EmaDecay, step.ChannelsLast);
}
