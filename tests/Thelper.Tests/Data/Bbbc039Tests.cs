using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;

namespace Thelper.Tests.Data;

/// <summary>Nuclei of cells in 16-bit images, whose masks tell them by numbers in the red channel.</summary>
public sealed class Bbbc039Tests
{
    private readonly Lazy<IDataset> _dataset = new(() => DatasetFragment.Open(
        "thelper.data.MaskFolderDataset",
        $"root: '{SharedData.Folder("bbbc039-nuclei", "cell nuclei")}', mode: unchanged, class_names: [background, nucleus], "
        + "mask_channel: red, mask_map: {0: background, 1: nucleus, 2: nucleus, 3: nucleus}"));

    [SkippableFact]
    public void All_twelve_images_are_grey_and_of_one_size()
    {
        var dataset = _dataset.Value;

        Assert.Equal(12, dataset.Count);
        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(new ImageShape(696, 520, 1), dataset.ShapeOf(i)));
        Assert.Equal(["background", "nucleus"], ((Segmentation)dataset.Task).ClassNames);
    }

    [SkippableFact]
    public void Nuclei_are_brighter_than_what_is_around_them()
    {
        foreach (var i in Enumerable.Range(0, _dataset.Value.Count).Where(i => i != Empty()))
        {
            using var sample = _dataset.Value.Load(i);
            var (values, labels) = (sample.Values("image"), sample.Labels("label_map"));
            var means = values.Zip(labels).GroupBy(pair => pair.Second)
                .ToDictionary(group => group.Key, group => group.Average(pair => pair.First));

            Assert.Equal([0, 1], means.Keys.Order());
            Assert.True(means[1] > 1.3 * means[0], $"{_dataset.Value.Describe(i)}: {means[1]} on nuclei, {means[0]} elsewhere");
        }
    }

    [SkippableFact]
    public void Values_are_those_of_16_bits()
    {
        using var sample = _dataset.Value.Load(6);

        Assert.Equal((121, 4095), (sample.Values("image").Min(), sample.Values("image").Max()));
    }

    [SkippableFact]
    public void The_image_without_nuclei_has_an_empty_mask()
    {
        using var sample = _dataset.Value.Load(Empty());

        Assert.All(sample.Labels("label_map"), label => Assert.Equal(0, label));
    }

    [SkippableFact]
    public void A_value_that_is_not_mapped_is_named()
    {
        var dataset = DatasetFragment.Open(
            "thelper.data.MaskFolderDataset",
            $"root: '{SharedData.Folder("bbbc039-nuclei", "cell nuclei")}', class_names: [background, nucleus], "
            + "mask_channel: red, mask_map: {0: background, 1: nucleus, 2: nucleus}");

        Assert.Contains(
            "has the value 3 in ", Assert.Throws<DataException>(() => dataset.Load(6)).Message, StringComparison.Ordinal);
    }

    private int Empty() => Enumerable.Range(0, _dataset.Value.Count)
        .Single(i => _dataset.Value.Describe(i).Contains("_L01_s2_", StringComparison.Ordinal));
}
