using Thelper.Data;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class MaskFolderTests : IDisposable
{
    private const string Type = "thelper.data.MaskFolderDataset";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_numbers_of_grey_masks_are_class_indices()
    {
        Write("0", [0, 1, 2, 255], channels: 1);
        var dataset = Open("class_names: [back, cell, dirt], dontcare: 255");
        using var sample = dataset.Load(0);

        Assert.Equal([0, 1, 2, 255], sample.Labels("label_map"));
        Assert.Equal((255, "cell"), (((Segmentation)dataset.Task).DontCare, ((Segmentation)dataset.Task).NameOf(1)));
        Assert.Equal(["image", "label_map", "path", "mask_path", "idx"], sample.Keys);
    }

    [Fact]
    public void One_channel_of_a_colour_mask_can_tell_the_classes()
    {
        Write("0", [9, 0, 9, 9, 1, 9, 9, 1, 9, 9, 0, 9], channels: 3);
        using var sample = Open("class_names: [back, cell], mask_channel: green").Load(0);

        Assert.Equal([0, 1, 1, 0], sample.Labels("label_map"));
    }

    [Fact]
    public void Colours_can_tell_the_classes()
    {
        Write("0", [0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0], channels: 3);
        using var sample = Open(
            "class_names: [back, cell], dontcare: 7, color_map: {back: 0, cell: [255, 0, 0], dontcare: [0, 0, 255]}").Load(0);

        Assert.Equal([0, 1, 7, 0], sample.Labels("label_map"));
    }

    [Fact]
    public void Without_a_colour_of_its_own_don_t_care_takes_none_from_a_class()
    {
        Write("0", [0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0], channels: 3);
        using var sample = Open("class_names: [back, cell], dontcare: 7, color_map: {back: 0, cell: [255, 0, 0]}").Load(0);

        Assert.Equal([0, 1, 1, 0], sample.Labels("label_map"));
    }

    [Fact]
    public void Numbers_can_be_mapped_to_names_and_indices()
    {
        Write("0", [0, 1, 3, 9], channels: 1);
        using var sample = Open("class_names: [back, cell], dontcare: 5, mask_map: {0: back, 1: cell, 3: 1, 9: dontcare}")
            .Load(0);

        Assert.Equal([0, 1, 1, 5], sample.Labels("label_map"));
    }

    [Fact]
    public void Sixteen_bit_masks_tell_many_classes()
    {
        using var mask = Image.FromPixels<ushort>([0, 1000, 1000, 0], 2, 2, channels: 1);
        _folder.Write("masks/0.png", mask.EncodePng());
        _folder.Write("images/0.png", ClassFolders.Png(2, 2));
        using var sample = Open("class_names: {back: 0, far: 1000}").Load(0);

        Assert.Equal([0, 1000, 1000, 0], sample.Labels("label_map"));
    }

    [Fact]
    public void A_number_that_stands_for_nothing_is_named_with_its_place()
    {
        Write("0", [0, 1, 3, 3], channels: 1);

        Assert.Equal(
            $"The mask {_folder["masks/0.png"]} has the value 3 in 2 pixels, first in column 0, row 1 (from 0), but "
            + "known are 0, 1. "
            + "Name it among the classes, map it, or mend the mask.",
            Assert.Throws<DataException>(() => Open("class_names: [back, cell]").Load(0)).Message);
    }

    [Fact]
    public void A_colour_that_stands_for_nothing_is_named()
    {
        Write("0", [0, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0], channels: 3);

        Assert.Contains(
            "has the colour [1, 2, 3] in 1 pixels, first in column 1, row 0 (from 0), but known are [0, 0, 0]; unknown "
            + "are also [4, 5, 6].",
            Assert.Throws<DataException>(() => Open("class_names: [back], color_map: {back: 0}").Load(0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_mask_without_a_rule_says_which_settings_there_are()
    {
        Write("0", new byte[12], channels: 3);

        Assert.Equal(
            $"The mask {_folder["masks/0.png"]} has 3 channels; say with mask_channel which of them holds the classes, "
            + "or with color_map which colours stand for them.",
            Assert.Throws<DataException>(() => Open("class_names: [back]").Load(0)).Message);
    }

    [Fact]
    public void Sizes_that_differ_are_named()
    {
        Write("0", [0, 0, 0, 0], channels: 1);
        _folder.Write("images/0.png", ClassFolders.Png(3, 2));

        Assert.Equal(
            $"The mask {_folder["masks/0.png"]} has 2 x 2 pixels, but its image {_folder["images/0.png"]} has 3 x 2.",
            Assert.Throws<DataException>(() => Open("class_names: [back]").Load(0)).Message);
    }

    [Fact]
    public void Nothing_is_left_behind_by_a_mask_that_is_refused()
    {
        Write("0", [0, 1, 3, 3], channels: 1);
        var dataset = Open("class_names: [back, cell]");
        var live = new LiveImages();

        Assert.Throws<DataException>(() => dataset.Load(0));
        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Images_and_masks_without_each_other_are_listed_and_left_out()
    {
        Write("both", [0, 0, 0, 0], channels: 1);
        _folder.Write("images/sub/alone.png", "");
        _folder.Write("masks/other.png", "");
        var problems = new DataProblems(OnError.Skip);
        var dataset = DatasetFragment.Open(Type, $"root: {_folder.FullPath}, class_names: [back]", problems);

        Assert.Equal(1, dataset.Count);
        Assert.Equal(
            [
                $"The image {_folder["images/sub/alone.png"]} has no mask: there is no sub/alone with an image's "
                + $"extension in {_folder["masks"]}.",
                $"The mask {_folder["masks/other.png"]} has no image: there is no other with an image's extension in "
                + $"{_folder["images"]}.",
            ],
            problems.Sentences);
    }

    [Fact]
    public void Folders_globs_and_a_suffix_choose_the_files()
    {
        _folder.Write("all/0.png", ClassFolders.Png(2, 2));
        _folder.Write("all/0.jpg", "");
        _folder.Write("truth/0_mask.png", "");

        var dataset = DatasetFragment.Open(
            Type,
            $"image_path: {_folder["all"]}, mask_path: {_folder["truth"]}, image_glob: '*.png', mask_suffix: _mask, "
            + "class_names: [back]");

        Assert.Equal([_folder["all/0.png"]], Enumerable.Range(0, dataset.Count).Select(dataset.Describe));
    }

    [Theory]
    [InlineData("class_names: [a]", "must be given, unless both image_path and mask_path are.")]
    [InlineData("root: /x, class_names: [a], mask_channel: red, color_map: {a: 0}",
        "tells classes by colours, and mask_channel by numbers; give one of both.")]
    [InlineData("root: /x, class_names: [a], mask_map: {1: b}",
        "has the text 'b' for 1, but the classes are a (0); there is no dontcare value.")]
    [InlineData(
        "root: /x, class_names: [a], mask_map: {x: a}", "has the key 'x', but keys are the numbers in masks, 0 to 65535.")]
    [InlineData("root: /x, class_names: [a], dontcare: -1", "and the class indices must be 0 to 65535, to fit a label map.")]
    [InlineData("root: /x, class_names: [a, b], color_map: {a: 1, b: 1}",
        "has the colour [1, 1, 1] for 0 and for 1; give each a colour of its own.")]
    [InlineData("root: /x, class_names: [a, b], color_map: {a: 1}", "has no colour for b, so that no mask could show it.")]
    public void Settings_that_contradict_each_other_are_refused(string parameters, string sentence) =>
        Assert.Equal(sentence, DatasetFragment.Mistake(Type, parameters).Sentence);

    private void Write(string name, ReadOnlySpan<byte> mask, int channels)
    {
        using var image = Image.FromPixels(mask, 2, 2, channels);
        _folder.Write($"masks/{name}.png", image.EncodePng());
        _folder.Write($"images/{name}.png", ClassFolders.Png(2, 2));
    }

    private IDataset Open(string parameters) => DatasetFragment.Open(Type, $"root: {_folder.FullPath}, {parameters}");
}
