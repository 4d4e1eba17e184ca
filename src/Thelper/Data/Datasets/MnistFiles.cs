using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>Where the files of the MNIST family are published, and their checksums as torchvision 0.14 has them.</summary>
internal static class MnistFiles
{
    private static readonly PublishedFile[] Digits =
    [
        Digit("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        Digit("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
        Digit("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
        Digit("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
    ];

    private static readonly PublishedFile[] Clothing =
    [
        Garment("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        Garment("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
        Garment("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
        Garment("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
    ];

    /// <summary>A file of a set.</summary>
    /// <param name="set"><c>MNIST</c> or <c>FashionMNIST</c>.</param>
    /// <param name="file">With its ending .gz.</param>
    public static PublishedFile Of(string set, string file) =>
        (set == "FashionMNIST" ? Clothing : Digits).First(each => each.Name == file);

    private static PublishedFile Digit(string name, string md5) => new(
        name, Checksum.Md5(md5), "https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/");

    private static PublishedFile Garment(string name, string md5) => new(
        name, Checksum.Md5(md5), "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");
}
