using Thelper.Tests.Support;

namespace Thelper.Hdf5.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder["archive.h5"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal($"Cannot use the HDF5 file {Archive}: it does not exist.", Refusal(() => Hdf5File.Open(Archive)));

    [Theory]
    [InlineData("")]
    [InlineData("these bytes are no archive")]
    public void A_file_of_another_kind_is_named(string content)
    {
        _folder.Write("archive.h5", content);

        Assert.Equal($"Cannot use the HDF5 file {Archive}: it is no HDF5 file.", Refusal(() => Hdf5File.Open(Archive)));
    }

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        using (var file = Hdf5File.Create(Archive))
        using (var array = file.CreateDataset("x", Hdf5Type.Int32, [100, 2]))
        {
            array.WriteRow<int>(99, [1, 2]);
        }

        var whole = File.ReadAllBytes(Archive);
        File.WriteAllBytes(Archive, whole[..(whole.Length / 2)]);

        Assert.Contains("truncated", Refusal(() => Hdf5File.Open(Archive)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_dataset_is_named()
    {
        using var file = Hdf5File.Create(Archive);

        Assert.StartsWith(
            $"Cannot use 'train/image' in the HDF5 file {Archive}: there is no such dataset",
            Refusal(() => file.Dataset("train/image")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_group_is_named()
    {
        using var file = Hdf5File.Create(Archive);

        Assert.StartsWith(
            $"Cannot use 'train' in the HDF5 file {Archive}: there is no such group",
            Refusal(() => file.Datasets("train")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_attribute_is_null_as_a_text()
    {
        using var file = Hdf5File.Create(Archive);

        Assert.Null(file.TextAttribute("/", "task"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_row_outside_is_refused(int row)
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Int32, [2, 2]);

        Assert.Equal(
            $"Cannot use 'x' in the HDF5 file {Archive}: the block from {row} of size 1 lies outside dimension 0, "
            + "whose size is 2.",
            Refusal(() => array.ReadRow(row, new int[2].AsSpan())));
    }

    [Fact]
    public void Numbers_are_not_read_as_another_type()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Int32, [2]);

        Assert.Equal(
            $"The values of 'x' in the HDF5 file {Archive} are Int32, which Single cannot hold.",
            Assert.Throws<ArgumentException>(() => array.Read(new float[2].AsSpan())).Message);
    }

    [Fact]
    public void Too_small_a_destination_is_refused()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Int32, [2]);

        Assert.Contains("the block takes 8 bytes, but 4 were given", Refusal(() => array.Read(new int[1].AsSpan())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_not_read_as_numbers()
    {
        using var file = Hdf5File.Create(Archive);
        using var array = file.CreateDataset("x", Hdf5Type.Text, [2]);

        Assert.Contains("its values are no numbers", Refusal(() => array.Read(new long[2].AsSpan())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named_when_writing() => Assert.StartsWith(
        $"Cannot use the HDF5 file {_folder["none/x.h5"]}: it cannot be made",
        Refusal(() => Hdf5File.Create(_folder["none/x.h5"])),
        StringComparison.Ordinal);

    private static string Refusal(Action action) => Assert.Throws<Hdf5Exception>(action).Message;
}
