using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Data.Facts;
using Thelper.Configuration;
using Thelper.Torch.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data.Facts;

public sealed class DuplicateFinderTests
{
    [Fact]
    public void An_equal_image_in_another_set_is_found() => Assert.Equal(
        ["train: data/image 0 = test: data/image 2 (equal pixels)"],
        Lines(Find([Picture(1)], [Picture(2)], [Picture(1)])));

    [Fact]
    public void Images_of_one_set_are_not_compared() => Assert.Empty(Find([Picture(1), Picture(1)], [], [Picture(2)]).Pairs);

    [Theory]
    [InlineData("rescaled")]
    [InlineData("compressed")]
    [InlineData("brighter")]
    [InlineData("grey")]
    public void A_copy_that_is_nearly_equal_is_found(string how)
    {
        var report = Find([Picture(1), Picture(2)], [() => Copy(2, how)], []);
        var pair = Assert.Single(report.Pairs);

        Assert.Equal((1, 2, false), (pair.First.Index, pair.Second.Index, pair.IsExact));
        Assert.InRange(pair.Distance, 0, DuplicateFinder.DefaultDistance);
    }

    [Fact]
    public void Different_pictures_are_no_pairs()
    {
        var pictures = Enumerable.Range(0, 200).Select(Picture).ToArray();

        Assert.Empty(Find(pictures[..100], pictures[100..150], pictures[150..]).Pairs);
    }

    [Fact]
    public void Images_of_one_colour_are_pairs_only_where_they_are_equal()
    {
        var pair = Assert.Single(Find([Flat(10), Flat(20)], [Flat(20), Flat(30)], []).Pairs);

        Assert.Equal((1, 2, true), (pair.First.Index, pair.Second.Index, pair.IsExact));
    }

    [Fact]
    public void Images_of_other_shapes_with_the_same_bytes_are_not_equal() => Assert.Empty(Find(
        [() => new Image(4, 9, 1, PixelDepth.UInt8)], [() => new Image(9, 4, 1, PixelDepth.UInt8)], []).Pairs);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_report_is_the_same_for_any_number_of_threads(int workers)
    {
        Func<Image>[] pictures = [.. Enumerable.Range(0, 30).Select(i => Picture(i % 12))];

        Assert.Equal(Lines(Find(pictures[..15], pictures[15..20], pictures[20..], 0)), Lines(Find(pictures[..15], pictures[15..20], pictures[20..], workers)));
    }

    [Fact]
    public void Images_that_cannot_be_loaded_are_listed()
    {
        var report = Find([Picture(1), null], [Picture(2)], []);

        Assert.Equal(["image 1 is damaged."], report.NotCompared);
        Assert.Equal(2, report.Compared);
    }

    [Fact]
    public void Near_hashes_are_all_that_comparing_each_with_each_finds()
    {
        var random = new CounterRandom(7, 0, 0, 0);
        var hashes = new PerceptualHash?[300];
        for (var i = 0; i < hashes.Length; i++)
        {
            // A third are made near to one before; some have no hash.
            var near = i % 3 == 2 ? hashes[i - 2]?.Bits ^ (1UL << random.NextInt32(64)) ^ (1UL << random.NextInt32(64)) : null;
            hashes[i] = i % 50 == 49 ? null : new PerceptualHash(near ?? ((ulong)random.NextUInt32() << 32 | random.NextUInt32()));
        }

        foreach (var distance in new[] { 0, 2, 6, 16 })
        {
            var found = new NearHashes(hashes, distance);
            Assert.All(Enumerable.Range(0, hashes.Length), i => Assert.Equal(
                Enumerable.Range(i + 1, hashes.Length - i - 1).Where(j => hashes[j] is { } other && hashes[i]?.DistanceTo(other) <= distance),
                found.After(i)));
        }
    }

    [SkippableFact]
    public void Real_photographs_are_compared()
    {
        var root = Path.GetFullPath(Environment.GetEnvironmentVariable("THELPER_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"));
        var folder = Path.Combine(root, "data", "flower-photos", "dataset", "train");
        Skip.IfNot(Directory.Exists(folder), "The shared folder with data/flower-photos is not here (THELPER_SHARED)");
        var flowers = new ImageFolderOptions { Root = new FilePath(folder) }.Open();
        int[] some = [.. Enumerable.Range(0, flowers.Count).Where(index => index % (1 + (flowers.Count / 100)) == 0)];
        var report = new DuplicateFinder(
            new Dictionary<string, IDataset> { ["flowers"] = flowers },
            new Dictionary<string, SplitIndices> { ["flowers"] = new(some[..50], some[50..^5], [.. some[^5..], some[0]]) }).Find();

        Assert.Equal(some.Length + 1, report.Compared);
        Assert.Contains(report.Pairs, pair => pair.IsExact && pair.First.Index == some[0] && pair.Second.Set == "test");
        Assert.Equal(flowers.Count, DatasetFacts.Of(flowers).Classes.Sum(entry => entry.Samples));
    }

    private static Func<Image> Picture(int number) => () => DrawnDataset.Picture(number);

    private static Func<Image> Flat(byte colour) => () =>
    {
        var image = new Image(20, 20, 3, PixelDepth.UInt8);
        image.AsSpan<byte>().Fill(colour);
        return image;
    };

    private static Image Copy(int number, string how)
    {
        using var original = DrawnDataset.Picture(number);
        switch (how)
        {
            case "rescaled":
                return original.Resize(61, 61, Interpolation.Area);
            case "compressed":
                return Image.Decode(original.EncodeJpeg(quality: 40));
            case "grey":
                return original.ToGrey();
            default:
                var brighter = original.Clone();
                foreach (ref var value in brighter.AsSpan<byte>())
                {
                    value = (byte)(20 + (value * 0.9));
                }

                return brighter;
        }
    }

    private static IEnumerable<string> Lines(DuplicateReport report) => report.Pairs.Select(pair => pair.ToString());

    private static DuplicateReport Find(Func<Image>?[] train, Func<Image>?[] valid, Func<Image>?[] test, int workers = 2)
    {
        var dataset = new DrawnDataset([.. train, .. valid, .. test]);
        int[] all = [.. Enumerable.Range(0, dataset.Count)];
        var split = new SplitIndices(all[..train.Length], all[train.Length..^test.Length], all[^test.Length..]);
        return new DuplicateFinder(
            new Dictionary<string, IDataset> { ["data"] = dataset },
            new Dictionary<string, SplitIndices> { ["data"] = split }).Find(workers: Math.Max(workers, 1));
    }
}
