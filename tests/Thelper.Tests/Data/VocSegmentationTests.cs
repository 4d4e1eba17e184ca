using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Vision;

namespace Thelper.Tests.Data;

public sealed class VocSegmentationTests : IDisposable
{
    private static readonly Colour[] Painted =
        [VocClasses.ColourOf(0), VocClasses.ColourOf(12), VocClasses.ColourOf(20), VocClasses.ColourOf(255),
            VocClasses.ColourOf(8)];

    private readonly VocFiles _files = new("VOCdevkit/VOC2012");

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 128, 0, 0)]
    [InlineData(2, 0, 128, 0)]
    [InlineData(8, 64, 0, 0)]
    [InlineData(15, 192, 128, 128)]
    [InlineData(20, 0, 64, 128)]
    [InlineData(255, 224, 224, 192)]
    public void Colours_are_those_of_the_challenge(int index, byte red, byte green, byte blue) =>
        Assert.Equal(new Colour(red, green, blue), VocClasses.ColourOf(index));

    [Fact]
    public void Colours_become_indices_and_borders_255()
    {
        Write();
        var dataset = _files.Open("subset: train");
        using var sample = dataset.Load(0);

        Assert.Equal([0, 12, 20, 255, 8, 0], sample.Labels("label_map")[..6]);
        Assert.Equal((255, 21), (((Segmentation)dataset.Task).DontCare, ((Segmentation)dataset.Task).ClassNames.Count));
        Assert.Equal(["image", "label_map", "name", "image_path", "gt_path", "idx"], sample.Keys);
    }

    [Fact]
    public void Classes_that_are_not_kept_do_not_count()
    {
        Write();
        _files.List("Main/dog_train", "a 1");
        using var sample = _files.Open("subset: train, target_labels: [dog]").Load(0);

        Assert.Equal([0, 1, 255, 255, 255, 0], sample.Labels("label_map")[..6]);
    }

    [Fact]
    public void A_colour_of_no_class_is_named()
    {
        _files.Mask("a", new Colour(1, 2, 3));
        _files.Image("a");
        _files.List("Segmentation/train", "a");

        Assert.Contains(
            $"The mask {_files["SegmentationClass/a.png"]} has the colour [1, 2, 3] in 1 pixels, first in column 0, row "
            + "0 (from 0)",
            Assert.Throws<DataException>(() => _files.Open("subset: train").Load(0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_that_is_missing_is_named()
    {
        _files.Image("a");
        _files.List("Segmentation/train", "a");

        Assert.Equal(
            $"{_files["ImageSets/Segmentation/train.txt"]}, line 1: the image a has no mask in {_files["SegmentationClass"]}.",
            Assert.Throws<DataException>(() => _files.Open("subset: train")).Message);
    }

    [Fact]
    public void Torchvision_reads_the_same_files_under_its_own_names()
    {
        Write();
        using var sample = DatasetFragment.Open("torchvision.datasets.VOCSegmentation", $"root: {_files.Root}").Load(0);

        Assert.Equal([0, 12, 20, 255, 8], sample.Labels("1")[..5]);
    }

    [Fact]
    public void A_year_that_never_was_is_refused() => Assert.Equal(
        ("params.year", "must be one of 2007, 2007-test, 2008, 2009, 2010, 2011, 2012, but is 2013."),
        DatasetFragment.Mistake("torchvision.datasets.VOCSegmentation", "root: /x, year: '2013'"));

    private void Write()
    {
        _files.Mask("a", Painted);
        _files.Image("a");
        _files.List("Segmentation/train", "a");
    }
}
