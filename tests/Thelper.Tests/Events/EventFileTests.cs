using System.Buffers.Binary;
using System.Text;
using Thelper.Events;
using Thelper.Tests.Support;

namespace Thelper.Tests.Events;

public sealed class EventFileTests : IDisposable
{
    private const double Time = 1_700_000_000.5;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xe3069283u)]
    [InlineData("a", 0xc1d04330u)]
    public void The_checksum_is_Castagnolis(string text, uint expected) =>
        Assert.Equal(expected, MaskedCrc.Castagnoli(Encoding.ASCII.GetBytes(text)));

    /// <summary>RFC 3720, appendix B.4.</summary>
    [Theory]
    [InlineData(0x00, 0x8a9136aau)]
    [InlineData(0xff, 0x62a8ab43u)]
    public void The_checksum_of_32_equal_bytes_is_that_of_the_standard(byte value, uint expected) =>
        Assert.Equal(expected, MaskedCrc.Castagnoli(Enumerable.Repeat(value, 32).ToArray()));

    [Fact]
    public void The_name_says_when_where_and_by_which_process()
    {
        var name = Path.GetFileName(Written(0)).Split('.', 5);

        Assert.Equal(["events", "out", "tfevents", "1700000000"], name[..4]);
        Assert.Matches($@"^{Environment.MachineName}\.{Environment.ProcessId}\.\d+$", name[4]);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        var reader = new EventFileReader(Written(3));

        Assert.Equal(
            [new("a/b", 0, Time, 0), new("a/b", 1, Time, 0.5), new ScalarReading("a/b", 2, Time, 1)],
            reader.Scalars());
        Assert.Null(reader.Notice);
    }

    [Fact]
    public void A_file_that_is_being_written_can_be_read()
    {
        using var writer = new EventFileWriter(_folder.FullPath, Time);
        writer.Write(Scalar(0));
        writer.Flush();

        Assert.Single(new EventFileReader(writer.FullPath).Scalars());
    }

    [Fact]
    public void A_scalar_as_a_tensor_is_read()
    {
        var path = Written(0, new Event
        {
            Step = 7,
            Summary = new Summary { Value = { new Summary.Types.Value { Tag = "new", Tensor = new TensorProto { Dtype = DataType.DtFloat, FloatVal = { 2.5f } } } } },
        });

        Assert.Equal(("new", 7, 2.5), new EventFileReader(path).Scalars().Select(scalar => (scalar.Tag, scalar.Step, scalar.Value)).Single());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_file_that_ends_within_a_record_is_read_up_to_there(int missing)
    {
        var path = Written(2);
        Shorten(path, missing);
        var reader = new EventFileReader(path);

        Assert.Single(reader.Scalars());
        Assert.Matches($@"^{path} ends within the record at byte \d+, of which \d+ of \d+ bytes are there; what comes before was read\.$", reader.Notice);
    }

    [Fact]
    public void Damaged_data_is_told_with_its_place_and_both_checksums()
    {
        var path = Written(1);
        var bytes = File.ReadAllBytes(path);
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4));
        bytes[^6] ^= 1;
        File.WriteAllBytes(path, bytes);
        var data = bytes.AsSpan(FirstLength(bytes) + 12);
        var got = MaskedCrc.Of(data[..^4]);

        Assert.Equal(
            $"{path} is damaged in the record at byte {FirstLength(bytes)}: the checksum of the data of a record is {got:x8}, but {stored:x8} is written there.",
            Assert.Throws<EventFileException>(() => new EventFileReader(path).Scalars().ToList()).Message);
    }

    [Fact]
    public void A_damaged_length_is_told()
    {
        var path = Written(1);
        var bytes = File.ReadAllBytes(path);
        bytes[FirstLength(bytes)] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains(
            "the checksum of the length of a record", Assert.Throws<EventFileException>(() => new EventFileReader(path).Scalars().ToList()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        var path = _folder["a.txt"];
        File.WriteAllText(path, "just some text, long enough for a header");

        Assert.Contains("is damaged in the record at byte 0", Assert.Throws<EventFileException>(() => new EventFileReader(path).Scalars().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.StartsWith(
        $"{_folder["none"]} cannot be read: ",
        Assert.Throws<EventFileException>(() => new EventFileReader(_folder["none"]).Scalars().ToList()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_has_no_scalars() => Assert.Empty(new EventFileReader(Empty()).Scalars());

    public void Dispose() => _folder.Dispose();

    private string Empty()
    {
        File.WriteAllBytes(_folder["empty"], []);
        return _folder["empty"];
    }

    private static int FirstLength(byte[] bytes) => 16 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static void Shorten(string path, int missing)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length - missing);
    }

    private static Event Scalar(int step) => new()
    {
        WallTime = Time,
        Step = step,
        Summary = new Summary { Value = { Summaries.Scalar("a/b", step / 2.0) } },
    };

    private string Written(int scalars, params Event[] more)
    {
        using var writer = new EventFileWriter(_folder.FullPath, Time);
        Enumerable.Range(0, scalars).Select(Scalar).Concat(more).ToList().ForEach(writer.Write);
        return writer.FullPath;
    }
}
