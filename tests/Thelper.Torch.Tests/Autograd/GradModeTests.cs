namespace Thelper.Torch.Tests.Autograd;

public sealed class GradModeTests : IDisposable
{
    private readonly Tensor _weight = Operators.Ones([2]);

    public GradModeTests() => _weight.RequiresGradient = true;

    public void Dispose() => _weight.Dispose();

    [Fact]
    public void Operators_record_at_first() => Assert.True(Records());

    [Fact]
    public void Nothing_is_recorded_while_recording_is_off()
    {
        using var mode = GradMode.Disable();

        Assert.False(Records());
    }

    [Fact]
    public void Recording_comes_back_when_the_mode_ends()
    {
        GradMode.Disable().Dispose();

        Assert.True(Records());
    }

    [Fact]
    public void An_inner_mode_gives_back_the_outer_one()
    {
        using var outer = GradMode.Disable();
        using (GradMode.Enable())
        {
            Assert.True(Records());
        }

        Assert.False(GradMode.IsEnabled);
    }

    [Fact]
    public void The_mode_is_the_threads_own()
    {
        using var mode = GradMode.Disable();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = GradMode.IsEnabled);
        thread.Start();
        thread.Join();

        Assert.True(elsewhere);
    }

    private bool Records()
    {
        using var result = _weight.Mul(2L);
        return result.RequiresGradient;
    }
}
