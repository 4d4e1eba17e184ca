using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class StochasticDepthTests
{
    [Fact]
    public void While_training_each_sample_is_either_zero_or_made_larger()
    {
        using var scope = TensorScope.Open();
        Generator.SeedAll(1);
        using var layer = new StochasticDepth(0.25);
        var rows = layer.Forward(Operators.Ones([200, 2, 3])).ToArray<float>().Chunk(6).ToArray();

        Assert.All(rows, row => Assert.True(row.All(value => value == row[0]) && (row[0] == 0 || Math.Abs(row[0] - (4f / 3)) < 1e-6)));
        Assert.InRange(rows.Count(row => row[0] == 0), 30, 70);
    }

    [Fact]
    public void In_use_and_without_a_probability_everything_passes()
    {
        using var scope = TensorScope.Open();
        using var used = new StochasticDepth(0.5);
        using var never = new StochasticDepth(0);
        used.Eval();
        var input = Operators.Randn([4, 2]);

        Assert.Equal(input.ToArray<float>(), used.Forward(input).ToArray<float>());
        Assert.Equal(input.ToArray<float>(), never.Forward(input).ToArray<float>());
    }

    [Fact]
    public void A_sample_that_is_always_left_out_is_zero()
    {
        using var scope = TensorScope.Open();
        using var layer = new StochasticDepth(1);

        Assert.All(layer.Forward(Operators.Ones([3, 2])).ToArray<float>(), value => Assert.Equal(0, value));
    }
}
