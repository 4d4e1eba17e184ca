using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Autograd;

public sealed class AutocastTests : IDisposable
{
    private readonly Linear _layer = new(4, 2);

    public void Dispose() => _layer.Dispose();

    [Fact]
    public void It_is_off_at_first() => Assert.Equal((null, ScalarType.Float32), (Autocast.Current(Device.Cpu), OutputType()));

    [Fact]
    public void A_layer_computes_in_the_type_asked_for()
    {
        using var autocast = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);

        Assert.Equal(ScalarType.BFloat16, OutputType());
    }

    [Fact]
    public void The_type_comes_back_when_the_mode_ends()
    {
        Autocast.Enable(Device.Cpu, ScalarType.BFloat16).Dispose();

        Assert.Equal((null, ScalarType.Float32), (Autocast.Current(Device.Cpu), OutputType()));
    }

    [Fact]
    public void An_inner_mode_gives_back_the_outer_one()
    {
        using var outer = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);
        using (Autocast.Disable(Device.Cpu))
        {
            Assert.Equal(ScalarType.Float32, OutputType());
        }

        Assert.Equal(ScalarType.BFloat16, OutputType());
    }

    [Fact]
    public void The_default_setting_changes_nothing()
    {
        using var outer = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);
        default(Autocast.Setting).Dispose();

        Assert.Equal(ScalarType.BFloat16, Autocast.Current(Device.Cpu));
    }

    [Fact]
    public void The_mode_is_the_threads_own()
    {
        using var autocast = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);
        ScalarType? elsewhere = ScalarType.BFloat16;
        var thread = new Thread(() => elsewhere = Autocast.Current(Device.Cpu));
        thread.Start();
        thread.Join();

        Assert.Null(elsewhere);
    }

    [Fact]
    public void A_weight_that_changed_between_two_modes_is_converted_anew()
    {
        using var scope = TensorScope.Open();
        var before = Shortened();
        using (GradMode.Disable())
        {
            _layer.Weight.FillInPlace(0L);
        }

        Assert.NotEqual(before, Shortened());
    }

    [Fact]
    public void Half_precision_is_refused_on_the_cpu() => Assert.StartsWith(
        "Autocast on cpu cannot compute in Float16; it can in BFloat16.",
        Assert.Throws<ArgumentException>(() => Autocast.Enable(Device.Cpu, ScalarType.Float16).Dispose()).Message,
        StringComparison.Ordinal);

    private float[] Shortened()
    {
        using var autocast = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);
        return _layer.Forward(Operators.Ones([1, 4])).ToArray<float>();
    }

    private ScalarType OutputType()
    {
        using var scope = TensorScope.Open();
        return _layer.Forward(Operators.Ones([3, 4])).ScalarType;
    }
}
