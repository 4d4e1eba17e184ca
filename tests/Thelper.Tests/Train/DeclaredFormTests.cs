using Thelper.Data;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train;

/// <summary>What a task declares of its numbers, against the numbers that come.</summary>
public sealed class DeclaredFormTests
{
    [Fact]
    public void Another_shape_than_declared_is_refused()
    {
        using var numbers = Tensors.From<float>([1, 2, 3, 4, 5, 6], 2, 3);

        Assert.Equal(
            "The task declares the shape [2] for 'target', but the samples have [3].",
            Assert.Throws<DataException>(() => ModelInput.RequireShape(numbers, [2], "target")).Message);
    }

    [Theory]
    [InlineData(0.0, 1.0, "A sample has 1.5 under 'target', but the task declares at least 0 and at most 1.")]
    [InlineData(null, 1.0, "A sample has 1.5 under 'target', but the task declares at most 1.")]
    [InlineData(2.0, null, "A sample has 0.5 under 'target', but the task declares at least 2.")]
    public void A_number_outside_the_declared_limits_is_refused(double? least, double? greatest, string sentence)
    {
        using var numbers = Tensors.From<float>([0.5f, 1.5f]);

        Assert.Equal(sentence, Refusal(numbers, new TargetForm { TargetMin = One(least), TargetMax = One(greatest) }));
    }

    [Fact]
    public void Each_place_of_a_target_has_limits_of_its_own()
    {
        using var numbers = Tensors.From<float>([1, 20, 2, 30], 2, 2);

        Assert.Equal(
            "A sample has 30 under 'target', but the task declares at most 25.",
            Refusal(numbers, new TargetForm { TargetShape = [2], TargetMax = [10, 25] }));
    }

    [Fact]
    public void Numbers_of_another_type_than_declared_are_refused()
    {
        using var numbers = Tensors.From<float>([1, 2], 1, 2);

        Assert.Equal(
            "The task declares numbers of the type Int32 for 'target', but the samples have Float32.",
            Refusal(numbers, new TargetForm { TargetType = ScalarType.Int32 }));
    }

    /// <summary>A plain number of a file has no type but that it is whole or not.</summary>
    [Fact]
    public void Plain_numbers_suit_each_type_that_can_hold_them()
    {
        using var numbers = Tensors.From<double>([1, 2]);

        TargetLimits.Require(numbers, Task(new TargetForm { TargetType = ScalarType.Float32 }));
        Assert.NotNull(Refusal(numbers, new TargetForm { TargetType = ScalarType.Int64 }));
    }

    private static string Refusal(Tensor numbers, TargetForm form) =>
        Assert.Throws<DataException>(() => TargetLimits.Require(numbers, Task(form))).Message;

    private static Regression Task(TargetForm form) => new("input", "target", null, form);

    private static double[]? One(double? value) => value is { } number ? [number] : null;
}
