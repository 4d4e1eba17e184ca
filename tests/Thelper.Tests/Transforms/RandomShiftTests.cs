using Thelper.Data;
using Thelper.Transforms;

namespace Thelper.Tests.Transforms;

public sealed class RandomShiftTests
{
    private const int Draws = 1000;

    [Fact]
    public void Shifts_lie_in_the_range_of_their_axis() => Assert.All(Shifts("min: [-4, 10], max: [6, 11]"), shift =>
    {
        Assert.InRange(shift!.Value.X, -4, 6);
        Assert.InRange(shift.Value.Y, 10, 11);
    });

    [Fact]
    public void All_shifts_are_equally_likely()
    {
        var tenths = Shifts("min: -5, max: 5").CountBy(shift => (int)Math.Floor(shift!.Value.X + 5)).ToList();

        Assert.Equal(10, tenths.Count);
        Assert.All(tenths, tenth => Assert.InRange(tenth.Value, 65, 135));
    }

    [Fact]
    public void The_axes_are_shifted_independently()
    {
        var products = Shifts("min: -1, max: 1").Select(shift => shift!.Value.X * shift.Value.Y);

        Assert.InRange(products.Average(), -0.04, 0.04);
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("0.3", 250, 350)]
    [InlineData("1", Draws, Draws)]
    public void Images_are_shifted_as_often_as_asked(string probability, int atLeast, int atMost) => Assert.InRange(
        Shifts($"min: 1, max: 2, probability: {probability}").Count(shift => shift is not null), atLeast, atMost);

    [Fact]
    public void Parts_of_pixels_are_mixed()
    {
        using var sample = MarkedPixels.At(5, 1, (2, 0));
        Configured.Operation("RandomShift min: [0.25, 0], max: [0.25, 0]").Apply(sample.Entries, default);

        Assert.Equal([0, 0, 191, 64, 0], ((SampleImage)sample["image"]!).ToArray().AsSpan<byte>().ToArray());
    }

    private static List<(double X, double Y)?> Shifts(string parameters)
    {
        var operation = (RandomShift)Configured.Operation($"RandomShift {parameters}");
        return
        [
            .. Enumerable.Range(0, Draws).Select(sample =>
            {
                var random = new CounterRandom(1, 0, (uint)sample, 0);
                return operation.Choose(ref random);
            }),
        ];
    }
}
