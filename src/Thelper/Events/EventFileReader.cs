using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;

namespace Thelper.Events;

/// <summary>A scalar of an event file.</summary>
/// <param name="Tag">Its name, such as <c>epoch/loss</c>.</param>
/// <param name="Step">An iteration or an epoch.</param>
/// <param name="WallTime">When it was written, in seconds since 1970.</param>
/// <param name="Value">In single precision, as the format has it.</param>
public sealed record ScalarReading(string Tag, long Step, double WallTime, double Value);

/// <summary>Reads TensorBoard's event files, whoever wrote them. A file that is being written can be read as far as it goes.</summary>
/// <param name="path">The file.</param>
public sealed class EventFileReader(string path)
{
    private const int HeaderLength = sizeof(ulong) + sizeof(uint);
    private const int ReadAhead = 1 << 20;

    /// <summary>What a person should know when all was read: that the file ends within a record. Null where nothing is wrong.</summary>
    public string? Notice { get; private set; }

    /// <summary>All scalars, in the order of the file.</summary>
    /// <exception cref="EventFileException">The file cannot be opened, is no event file, or is damaged.</exception>
    public IEnumerable<ScalarReading> Scalars() =>
        from entry in Events()
        where entry.WhatCase == Event.WhatOneofCase.Summary
        from value in entry.Summary.Value
        let number = ScalarOf(value)
        where number is not null
        select new ScalarReading(value.Tag, entry.Step, entry.WallTime, number.Value);

    /// <summary>All records, in the order of the file.</summary>
    /// <exception cref="EventFileException">The file cannot be opened, is no event file, or is damaged.</exception>
    internal IEnumerable<Event> Events()
    {
        using var file = Open();
        var header = new byte[HeaderLength];
        Notice = null;
        for (long offset = 0; ReadHeader(file, header, offset) is { } length; offset += HeaderLength + length + sizeof(uint))
        {
            if (ReadData(file, length, offset) is not { } data)
            {
                yield break;
            }

            var entry = Parse(data.AsSpan(0, (int)length), offset);
            if (offset == 0 && !entry.FileVersion.StartsWith("brain.Event:", StringComparison.Ordinal))
            {
                throw new EventFileException($"{path} is no event file: its first record does not name a version.");
            }

            yield return entry;
        }
    }

    /// <summary>Old files have scalars as such, newer ones as tensors without dimensions.</summary>
    private static double? ScalarOf(Summary.Types.Value value) => value.ValueCase switch
    {
        Summary.Types.Value.ValueOneofCase.SimpleValue => value.SimpleValue,
        Summary.Types.Value.ValueOneofCase.Tensor when value.Tensor.TensorShape is not { Dim.Count: > 0 } => value.Tensor switch
        {
            { Dtype: DataType.DtFloat, FloatVal: [var number] } => number,
            { Dtype: DataType.DtDouble, DoubleVal: [var number] } => number,
            { Dtype: DataType.DtFloat, TensorContent.Length: sizeof(float) } tensor =>
                BinaryPrimitives.ReadSingleLittleEndian(tensor.TensorContent.Span),
            { Dtype: DataType.DtDouble, TensorContent.Length: sizeof(double) } tensor =>
                BinaryPrimitives.ReadDoubleLittleEndian(tensor.TensorContent.Span),
            _ => null,
        },
        _ => null,
    };

    private FileStream Open()
    {
        try
        {
            var length = (int)Math.Clamp(new FileInfo(path) is { Exists: true } file ? file.Length : 0, 1, ReadAhead);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EventFileException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The length of the record's data; null at the end.</summary>
    private long? ReadHeader(FileStream file, byte[] header, long offset)
    {
        var read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (read < HeaderLength)
        {
            Notice = read == 0 ? Notice : CutShort(offset, read, HeaderLength);
            return null;
        }

        Require(header.AsSpan(0, sizeof(ulong)), header.AsSpan(sizeof(ulong)), "the length of a record", offset);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(header);
        return length <= int.MaxValue ? (long)length : throw new EventFileException(string.Create(
            CultureInfo.InvariantCulture, $"{path} has a record of {length} bytes at byte {offset}; more than {int.MaxValue} are not read."));
    }

    /// <summary>The data of a record and its checksum; null where the file ends within it.</summary>
    private byte[]? ReadData(FileStream file, long length, long offset)
    {
        var wanted = length + sizeof(uint);
        var left = file.Length - file.Position;
        if (left < wanted)
        {
            Notice = CutShort(offset, HeaderLength + left, HeaderLength + wanted);
            return null;
        }

        var data = new byte[wanted];
        file.ReadExactly(data);
        Require(data.AsSpan(0, (int)length), data.AsSpan((int)length), "the data of a record", offset);
        return data;
    }

    private void Require(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> stored, string what, long offset)
    {
        var (expected, got) = (BinaryPrimitives.ReadUInt32LittleEndian(stored), MaskedCrc.Of(bytes));
        if (expected != got)
        {
            throw new EventFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} is damaged in the record at byte {offset}: the checksum of {what} is {got:x8}, but {expected:x8} is written there."));
        }
    }

    private Event Parse(ReadOnlySpan<byte> data, long offset)
    {
        try
        {
            return Event.Parser.ParseFrom(data);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new EventFileException(
                string.Create(CultureInfo.InvariantCulture, $"{path} has a record at byte {offset} that is no event: {exception.Message}"), exception);
        }
    }

    private string CutShort(long offset, long there, long wanted) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path} ends within the record at byte {offset}, of which {there} of {wanted} bytes are there; what comes before was read.");
}
