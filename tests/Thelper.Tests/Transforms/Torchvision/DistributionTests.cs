using Thelper.Data;
using Thelper.Transforms.Torchvision;
using Thelper.Vision;

namespace Thelper.Tests.Transforms.Torchvision;

/// <summary>What the random operations draw, over many samples.</summary>
public sealed class DistributionTests
{
    private const int Draws = 1000;

    public static TheoryData<ITransformOptions> Halves =>
    [
        new RandomVerticalFlipOptions(),
        new RandomInvertOptions(),
        new RandomPosterizeOptions { Bits = 1 },
        new RandomSolarizeOptions { Threshold = 10 },
        new RandomAdjustSharpnessOptions { SharpnessFactor = 3 },
        new RandomAutocontrastOptions(),
        new RandomEqualizeOptions(),
        new RandomPerspectiveOptions(),
        new RandomErasingOptions(),
        new RandomApplyOptions { Transforms = [new() { Operation = new RandomInvertOptions { P = 1 } }] },
    ];

    [Theory]
    [MemberData(nameof(Halves))]
    public void By_default_half_of_the_images_are_changed(ITransformOptions options) =>
        Assert.InRange(CountChanged(options), 430, 570);

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(0.1, 65, 140)]
    [InlineData(1.0, Draws, Draws)]
    public void Images_become_grey_as_often_as_asked(double probability, int atLeast, int atMost) =>
        Assert.InRange(CountChanged(new RandomGrayscaleOptions { P = probability }), atLeast, atMost);

    [Fact]
    public void Motions_stay_in_their_ranges_and_reach_their_ends()
    {
        var transform = new RandomAffine(new RandomAffineOptions
        {
            Degrees = [30],
            Translate = [0.1, 0.3],
            Scale = [0.5, 2],
            Shear = [-5, 10, 0, 8],
        });
        var motions = Draw((ref CounterRandom random) => transform.Choose(200, 100, ref random));

        Covers(motions.Select(m => m.Degrees), -30, 30);
        Covers(motions.Select(m => m.X), -20, 20);
        Covers(motions.Select(m => m.Y), -30, 30);
        Covers(motions.Select(m => m.Scale), 0.5, 2);
        Covers(motions.Select(m => m.ShearX), -5, 10);
        Covers(motions.Select(m => m.ShearY), 0, 8);
    }

    [Fact]
    public void Corners_move_inwards_by_up_to_the_share_of_half_the_sides()
    {
        var transform = new RandomPerspective(new RandomPerspectiveOptions { DistortionScale = 0.5 });
        var corners = Draw((ref CounterRandom random) => transform.Choose(200, 120, ref random));

        Covers(corners.Select(c => c[0].X), 0, 50);
        Covers(corners.Select(c => c[1].Y), 0, 30);
        Covers(corners.Select(c => c[2].X), 149, 199);
        Covers(corners.Select(c => c[3].Y), 89, 119);
    }

    [Fact]
    public void Colours_change_by_amounts_in_their_ranges_and_in_any_order()
    {
        var transform = new ColorJitter(new ColorJitterOptions
        {
            Brightness = [0.4],
            Contrast = [2],
            Saturation = [0.5, 0.9],
            Hue = [0.1],
        });
        var changes = Draw((ref CounterRandom random) => transform.Choose(ref random));

        Covers(changes.Select(c => c.Single(change => change.Change == 0).Amount), 0.6, 1.4);
        Covers(changes.Select(c => c.Single(change => change.Change == 1).Amount), 0, 3);
        Covers(changes.Select(c => c.Single(change => change.Change == 2).Amount), 0.5, 0.9);
        Covers(changes.Select(c => c.Single(change => change.Change == 3).Amount), -0.1, 0.1);
        Assert.Equal(24, changes.Select(c => string.Join(" ", c.Select(change => change.Change))).Distinct().Count());
    }

    [Fact]
    public void Colours_that_nothing_is_asked_for_are_not_touched()
    {
        var transform = new ColorJitter(new ColorJitterOptions { Hue = [0.1] });

        Assert.All(
            Draw((ref CounterRandom random) => transform.Choose(ref random)),
            changes => Assert.Equal(3, Assert.Single(changes).Change));
    }

    [Fact]
    public void Erased_rectangles_have_areas_and_ratios_in_the_ranges()
    {
        var transform = new RandomErasing(new RandomErasingOptions { Scale = [0.05, 0.2], Ratio = [0.5, 2] }, [0]);
        var areas = Draw((ref CounterRandom random) => transform.Choose(400, 300, ref random));

        Covers(areas.Select(a => (double)a.Width * a.Height / (400 * 300)), 0.05, 0.2, slack: 0.002);
        Covers(areas.Select(a => Math.Log2((double)a.Height / a.Width)), -1, 1, slack: 0.03);
        Assert.All(areas, a => Assert.True(a.X >= 0 && a.Y >= 0 && a.X + a.Width <= 400 && a.Y + a.Height <= 300));
    }

    [Fact]
    public void Each_place_of_a_crop_is_reached()
    {
        var options = new RandomCropOptions { Size = [2, 3] };
        var first = Enumerable.Range(0, Draws).Select(i =>
        {
            using var sample = new Sample { ["image"] = new SampleImage(Numbered(5, 4)) };
            options.Create().Apply(sample.Entries, new CounterRandom(2, 0, (uint)i, 0));
            return Peer.Read((SampleImage)sample["image"]!).Values[0];
        });

        Assert.Equal([0, 1, 2, 5, 6, 7, 10, 11, 12], first.Distinct().Order());
    }

    [Fact]
    public void Weights_decide_how_often_an_operation_is_chosen()
    {
        var options = new RandomChoiceOptions
        {
            Transforms =
            [
                new() { Operation = new RandomInvertOptions { P = 1 } },
                new() { Operation = new PilToTensorOptions() },
            ],
            P = [3, 1],
        };

        Assert.InRange(CountChanged(options), 690, 810);
    }

    [Fact]
    public void Every_order_of_operations_occurs()
    {
        var options = new RandomOrderOptions
        {
            Transforms =
            [
                new() { Operation = new PadOptions { Padding = [1, 0, 0, 0], Fill = [1] } },
                new() { Operation = new PadOptions { Padding = [1, 0, 0, 0], Fill = [2] } },
                new() { Operation = new PadOptions { Padding = [1, 0, 0, 0], Fill = [3] } },
            ],
        };
        var orders = Enumerable.Range(0, 100).Select(i =>
        {
            using var sample = new Sample { ["image"] = new SampleImage(Numbered(1, 1)) };
            options.Create().Apply(sample.Entries, new CounterRandom(2, 0, (uint)i, 0));
            return string.Join(" ", Peer.Read((SampleImage)sample["image"]!).Values);
        });

        Assert.Equal(6, orders.Distinct().Count());
    }

    [Fact]
    public void The_learned_policy_applies_its_operations_as_often_as_it_says()
    {
        var transform = new AutoAugment(
            [(new(AugmentationKind.Invert, 0.8, 0), new(AugmentationKind.Rotate, 0.3, 5))], new(InterpolationMode.Nearest, null));
        var chosen = Draw((ref CounterRandom random) => transform.Choose(ref random)).SelectMany(list => list).ToList();

        Assert.InRange(chosen.Count(a => a.Kind == AugmentationKind.Invert), 750, 850);
        Assert.InRange(chosen.Count(a => a.Kind == AugmentationKind.Rotate), 250, 350);
        Assert.InRange(chosen.Count(a => a is { Kind: AugmentationKind.Rotate, IsNegative: true }), 110, 190);
        Assert.DoesNotContain(chosen, a => a is { Kind: AugmentationKind.Invert, IsNegative: true });
    }

    [Fact]
    public void The_random_policies_choose_all_operations_equally_often()
    {
        var (rand, trivial) = (new RandAugment(new()), new TrivialAugmentWide(new()));

        Assert.All(
            Draw((ref CounterRandom random) => rand.Choose(ref random).Kind).CountBy(kind => kind),
            pair => Assert.InRange(pair.Value, 40, 105));
        Assert.All(
            Draw((ref CounterRandom random) => trivial.Choose(ref random)).CountBy(a => a.Bin),
            pair => Assert.InRange(pair.Value, 12, 58));
        Assert.Equal(14, Draw((ref CounterRandom random) => rand.Choose(ref random).Kind).Distinct().Count());
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(5)]
    public void The_weights_of_a_mixture_are_shares_of_its_distribution(double alpha)
    {
        var transform = new AugMix(new() { Alpha = alpha });
        var weights = Draw((ref CounterRandom random) => transform.ChooseWeights(ref random));

        Assert.All(weights, w => Assert.Equal(1, w.Sum(), 9));
        Assert.InRange(weights.Average(w => w[0]), 0.46, 0.54);
        Assert.InRange(weights.Average(w => w[2]), 0.14, 0.19);

        // Of Beta(a, a): 1 / (4 (2 a + 1)).
        var variance = weights.Average(w => Math.Pow(w[0] - 0.5, 2));
        Assert.InRange(variance * 4 * ((2 * alpha) + 1), 0.85, 1.15);
    }

    [Fact]
    public void Shifts_of_an_elastic_transform_are_smooth_and_as_large_as_torchvisions()
    {
        var random = new CounterRandom(4, 0, 0, 0);
        var shifts = ElasticTransform.Shifts(200, 200, sigma: 5, scale: 25, ref random);
        var deviation = Math.Sqrt(shifts.Average(shift => shift * shift));
        var slope = Math.Sqrt(shifts.Zip(shifts.Skip(1)).Average(pair => Math.Pow(pair.First - pair.Second, 2)));

        // A Gaussian of deviation s leaves 1 / (2 s sqrt(pi)) of white noise's deviation, here 1 / sqrt(3).
        Assert.InRange(deviation, 0.9 * 25 / (10 * Math.Sqrt(3 * Math.PI)), 1.1 * 25 / (10 * Math.Sqrt(3 * Math.PI)));
        Assert.InRange(slope, 0, 0.25 * deviation);
    }

    private delegate T Drawing<T>(ref CounterRandom random);

    private static List<T> Draw<T>(Drawing<T> draw) => [.. Enumerable.Range(0, Draws).Select(i =>
    {
        var random = new CounterRandom(11, 0, (uint)i, 0);
        return draw(ref random);
    })];

    private static void Covers(IEnumerable<double> values, double low, double high, double slack = 0)
    {
        var (all, span) = (values.ToList(), high - low);
        Assert.InRange(all.Min(), low - slack, low + (0.05 * span));
        Assert.InRange(all.Max(), high - (0.05 * span), high + slack);
        Assert.InRange(all.Count(value => value < low + (span / 2)), (Draws / 2) - 100, (Draws / 2) + 100);
    }

    private static int CountChanged(ITransformOptions options)
    {
        var (operation, before) = (options.Create(), Peer.Read(new SampleImage(Small())));
        return Enumerable.Range(0, Draws).Count(i =>
        {
            using var sample = new Sample { ["image"] = new SampleImage(Small()) };
            operation.Apply(sample.Entries, new CounterRandom(5, 0, (uint)i, 0));
            return !before.Values.SequenceEqual(Peer.Read((SampleImage)sample["image"]!).Values);
        });
    }

    // Large enough for equalizing to change it: more than 255 pixels.
    private static Image Small() => Image.FromPixels<byte>(
        [.. Enumerable.Range(0, 20 * 20 * 3).Select(i => (byte)(20 + ((i * 37) % 190)))], 20, 20, 3);

    private static Image Numbered(int width, int height) =>
        Image.FromPixels<byte>([.. Enumerable.Range(0, width * height).Select(i => (byte)i)], width, height, 1);
}
