using Thelper.Data;
using Thelper.Transforms.Albumentations;

namespace Thelper.Tests.Transforms.Albumentations;

/// <summary>Rectangles that are overwritten.</summary>
public sealed class HoleTests
{
    private const int Pixels = MarkedSample.Width * MarkedSample.Height;

    public static TheoryData<HolesOptions> Operations =>
    [
        new CoarseDropoutOptions { P = 1, FillValue = [9] },
        new CoarseDropoutOptions { P = 1, FillValue = [9], MaxHeight = 0.3, MaxWidth = 0.4, MinHeight = 0.1, MinWidth = 0.1, MinHoles = 1 },
        new CutoutOptions { P = 1, FillValue = [9] },
        new GridDropoutOptions { P = 1, FillValue = [9], RandomOffset = true },
    ];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Rectangles_get_the_fill_value(HolesOptions options)
    {
        using var sample = MarkedSample.Transformed(options, 1);

        Assert.InRange(sample.Values().Count(value => value == 9), 3 * 20, 3 * Pixels / 2);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Labels_and_boxes_are_left_alone(HolesOptions options)
    {
        using var before = MarkedSample.Create();
        using var after = MarkedSample.Transformed(options, 1);

        Assert.Equal(before.Labels(), after.Labels());
        Assert.Equal(before.Boxes(), after.Boxes());
    }

    [Fact]
    public void Labels_get_a_value_of_their_own_in_the_same_places()
    {
        using var sample = MarkedSample.Transformed(new CoarseDropoutOptions { P = 1, FillValue = [9], MaskFillValue = 5 }, 1);
        var (values, labels) = (sample.Values(), sample.Labels());

        Assert.Equal(Enumerable.Range(0, Pixels).Where(i => values[i] == 9), Enumerable.Range(0, Pixels).Where(i => labels[i] == 5));
    }

    [Fact]
    public void Rectangles_have_the_sizes_asked_for() => Assert.All(Holes(new CoarseDropoutOptions
    {
        MaxHoles = 5,
        MinHoles = 2,
        MaxHeight = 9,
        MinHeight = 4,
        MaxWidth = 7,
        MinWidth = 7,
    }), holes =>
    {
        Assert.InRange(holes.Count, 2, 5);
        Assert.All(holes, hole =>
        {
            Assert.InRange(hole.Height, 4, 9);
            Assert.Equal(7, hole.Width);
            Assert.InRange(hole.X, 0, 100 - 7);
            Assert.InRange(hole.Y, 0, 80 - hole.Height);
        });
    });

    [Fact]
    public void Sizes_below_1_are_shares() => Assert.All(
        Holes(new CoarseDropoutOptions { MaxHoles = 1, MaxHeight = 0.5, MaxWidth = 0.25 }),
        holes => Assert.Equal((25, 40), (Assert.Single(holes).Width, holes[0].Height)));

    [Fact]
    public void A_cut_reaches_to_both_sides_of_its_middle_and_ends_with_the_image()
    {
        var all = Holes(new CutoutOptions { NumHoles = 4, MaxHSize = 20, MaxWSize = 10 }).SelectMany(holes => holes).ToList();

        Assert.Contains(all, hole => hole is { Width: 10, Height: 20 });
        Assert.Contains(all, hole => hole is { X: 0, Width: < 10 });
        Assert.All(all, hole => Assert.True(hole.X + hole.Width <= 100 && hole.Y + hole.Height <= 80));
    }

    [Fact]
    public void A_grid_has_rectangles_of_a_share_of_its_cells()
    {
        var holes = Holes(new GridDropoutOptions { HolesNumberX = 5, HolesNumberY = 4, Ratio = 0.5, ShiftX = 3, ShiftY = 4 })[0];

        Assert.Equal(20, holes.Count);
        Assert.Equal(new Hole(3, 4, 10, 10), holes[0]);
        Assert.Equal(new Hole(83, 64, 10, 10), holes[^1]);
    }

    [Fact]
    public void A_grid_may_have_cells_of_a_random_size() => Assert.Equal(
        [10, 11, 12],
        Holes(new GridDropoutOptions { UnitSizeMin = 20, UnitSizeMax = 24, Ratio = 0.5 }).Select(holes => holes[0].Width).Distinct().Order());

    [Fact]
    public void Values_for_another_number_of_channels_are_refused()
    {
        var exception = Assert.Throws<InvalidDataException>(
            () => MarkedSample.Transformed(new CutoutOptions { P = 1, FillValue = [1, 2] }, 0));

        Assert.Equal("the image has 3 channels, but Cutout has values for 2", exception.Message);
    }

    private static List<IReadOnlyList<Hole>> Holes(HolesOptions options) => [.. Enumerable.Range(0, 50).Select(i =>
    {
        var random = new CounterRandom(2, 0, (uint)i, 0);
        return options.Draw(100, 80, ref random);
    })];
}
