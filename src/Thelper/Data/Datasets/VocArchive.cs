using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>A year of the PASCAL VOC challenge as its publishers offer it; the checksums are those of torchvision.</summary>
/// <param name="Year">Such as <c>2012</c>.</param>
/// <param name="File">The archive, which has <c>VOCdevkit</c>, for 2011 within <c>TrainVal</c>.</param>
internal sealed record VocArchive(string Year, PublishedFile File)
{
    public static IReadOnlyList<VocArchive> All { get; } =
    [
        Published("2007", "voc2007/", "VOCtrainval_06-Nov-2007.tar", "c52e279531787c972589f7e41ab4ae64"),
        Published("2007-test", "voc2007/", "VOCtest_06-Nov-2007.tar", "b6e924de25625d8de591ea690078ad9f"),
        Published("2008", "voc2008/", "VOCtrainval_14-Jul-2008.tar", "2629fa636546599198acfcfbfcf1904a"),
        Published("2009", "voc2009/", "VOCtrainval_11-May-2009.tar", "a3e00b113cfcfebf17e343f59da3caa1"),
        Published("2010", "voc2010/", "VOCtrainval_03-May-2010.tar", "da459979d0c395079b5c75ee67908abb"),
        Published("2011", "voc2011/", "VOCtrainval_25-May-2011.tar", "6c3384ef61512963050cb5d687e5bf1e"),
        Published("2012", "voc2012/", "VOCtrainval_11-May-2012.tar", "6cd6e144f989b92b3379bac3b3de84fd"),
    ];

    /// <summary>Fetches and unpacks the archive, unless one of several folders has the list of images already.</summary>
    /// <param name="root">Where the archive is to lie, and is unpacked.</param>
    /// <param name="folders">Where the set may be.</param>
    /// <param name="list">Such as <c>Main/train</c>.</param>
    /// <param name="mirror">The address of a folder with the archive; null for the publishers'.</param>
    /// <exception cref="DataException">The archive could not be fetched or unpacked.</exception>
    public void FetchInto(string root, IReadOnlyList<string> folders, string list, string? mirror)
    {
        if (!folders.Any(folder => System.IO.File.Exists(Path.Combine(folder, "ImageSets", list + ".txt"))))
        {
            PackedFiles.Unpack(File.FetchInto(root, mirror), root);
        }
    }

    private static VocArchive Published(string year, string folder, string name, string md5) =>
        new(year, new PublishedFile(name, Checksum.Md5(md5), "http://host.robots.ox.ac.uk/pascal/VOC/" + folder));
}
