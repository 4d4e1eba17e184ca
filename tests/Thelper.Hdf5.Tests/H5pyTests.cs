using System.Text;

namespace Thelper.Hdf5.Tests;

/// <summary>A file of Python's h5py, which most people write theirs with.</summary>
public sealed class H5pyTests(H5pyArchive archive) : IClassFixture<H5pyArchive>
{
    [SkippableTheory]
    [InlineData("i1", Hdf5Type.Int8)]
    [InlineData("u1", Hdf5Type.UInt8)]
    [InlineData(">i2", Hdf5Type.Int16)]
    [InlineData("u2", Hdf5Type.UInt16)]
    [InlineData("<i4", Hdf5Type.Int32)]
    [InlineData("u4", Hdf5Type.UInt32)]
    [InlineData(">i8", Hdf5Type.Int64)]
    [InlineData("u8", Hdf5Type.UInt64)]
    [InlineData("f2", Hdf5Type.Float32)]
    [InlineData("f4", Hdf5Type.Float32)]
    [InlineData(">f8", Hdf5Type.Float64)]
    [InlineData("?", Hdf5Type.Boolean)]
    [InlineData("c8", Hdf5Type.Other)]
    public void Element_types_are_recognised(string numpy, Hdf5Type expected)
    {
        using var file = archive.Open();
        using var array = file.Dataset($"types/{numpy}");

        Assert.Equal(expected, array.Type);
        Assert.Equal([2, 3], array.Sizes);
    }

    [SkippableFact]
    public void Big_endian_numbers_arrive_in_this_machines_order()
    {
        using var file = archive.Open();
        using var array = file.Dataset("big");
        var row = new short[2];

        array.ReadRow(1, row.AsSpan());

        Assert.Equal([300, 4], row);
    }

    [SkippableFact]
    public void Half_floats_arrive_as_floats()
    {
        using var file = archive.Open();
        using var array = file.Dataset("half");
        var values = new float[2];

        array.Read(values.AsSpan());

        Assert.Equal([0.5f, 1024], values);
    }

    [SkippableFact]
    public void Truth_values_arrive_as_such()
    {
        using var file = archive.Open();
        using var array = file.Dataset("truth");
        var values = new bool[3];

        array.Read(values.AsSpan());

        Assert.Equal([true, false, true], values);
    }

    [SkippableTheory]
    [InlineData("text/variable", "ä")]
    [InlineData("text/fixed", "abc")]
    [InlineData("text/full", "abcde")]
    public void Texts_of_fixed_and_variable_length_are_read(string path, string first)
    {
        using var file = archive.Open();
        using var array = file.Dataset(path);

        Assert.Equal(first, Encoding.UTF8.GetString(array.ReadRowItems(0).Single()));
    }

    [SkippableFact]
    public void Vectors_of_bytes_have_their_own_lengths()
    {
        using var file = archive.Open();
        using var array = file.Dataset("bytes");

        Assert.Equal([[1, 2, 3], [], [9]], array.ReadItems());
    }

    [SkippableFact]
    public void One_row_of_compressed_chunks_is_read()
    {
        using var file = archive.Open();
        using var array = file.Dataset("chunks");
        var row = new float[6];

        array.ReadRow(2, row.AsSpan());

        Assert.Equal([12, 13, 14, 15, 16, 17], row);
    }

    [SkippableFact]
    public void Groups_datasets_and_attributes_are_listed_apart_and_in_order()
    {
        using var file = archive.Open();

        Assert.Equal(["inner"], file.Groups("train"));
        Assert.Equal(["a", "b"], file.Datasets("train"));
        Assert.Equal(["count"], file.Attributes("train"));
    }

    [SkippableTheory]
    [InlineData("variable")]
    [InlineData("fixed")]
    [InlineData("list")]
    public void Text_attributes_are_read(string name)
    {
        using var file = archive.Open();

        Assert.Equal("wörter", file.TextAttribute("/", name));
    }

    [SkippableFact]
    public void Numeric_attributes_are_read()
    {
        using var file = archive.Open();
        using var attribute = file.Attribute("/", "shape");
        var sizes = new long[3];

        attribute.Read(sizes.AsSpan());

        Assert.Equal([3, 4, 5], sizes);
    }
}
