using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class GradScalerTests
{
    [Fact]
    public void A_loss_is_multiplied_by_the_scale()
    {
        using var scope = TensorScope.Open();

        Assert.Equal(65536 * 0.5, new GradScaler().Multiply(Tensors.FromScalar(0.5f)).ToDouble());
    }

    [Fact]
    public void An_overflow_halves_the_scale_and_starts_the_count_anew()
    {
        var scaler = After(new GradScaler(), false, false, true);

        Assert.Equal((32768, 0), (scaler.Scale, scaler.GrowthTracker));
    }

    [Fact]
    public void The_scale_doubles_after_as_many_steps_as_the_interval()
    {
        var scaler = new GradScaler { GrowthInterval = 3 };

        Assert.Equal((65536, 2), (After(scaler, false, false).Scale, scaler.GrowthTracker));
        Assert.Equal((131072, 0), (After(scaler, false).Scale, scaler.GrowthTracker));
    }

    [Fact]
    public void The_scale_does_not_grow_beyond_single_precision()
    {
        var scaler = After(new GradScaler { GrowthInterval = 1 }, [.. Enumerable.Repeat(false, 300)]);

        Assert.Equal(Math.Pow(2, 127), scaler.Scale);
    }

    [Fact]
    public void A_state_carries_over()
    {
        var restored = new GradScaler();
        restored.LoadStateDictionary(After(new GradScaler(), true, false, false).StateDictionary());

        Assert.Equal((32768, 2), (restored.Scale, restored.GrowthTracker));
    }

    [Fact]
    public void A_state_has_PyTorchs_names() => Assert.Equal(
        ["scale", "growth_factor", "backoff_factor", "growth_interval", "_growth_tracker"], new GradScaler().StateDictionary().Keys);

    private static GradScaler After(GradScaler scaler, params bool[] overflows)
    {
        Array.ForEach(overflows, scaler.Update);
        return scaler;
    }
}
