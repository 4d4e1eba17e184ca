using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;

namespace Thelper.Events;

/// <summary>
/// Writes one of TensorBoard's event files. Each record is: the length of its data (8 bytes), a <see cref="MaskedCrc"/> of that
/// (4 bytes), the data, and a checksum of the data (4 bytes); all numbers are little-endian.
/// </summary>
internal sealed class EventFileWriter : IDisposable
{
    public const string Version = "brain.Event:2";

    private static int _count;

    private readonly FileStream _file;

    /// <summary>Makes the file, with its first record.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="time">Now, in seconds since 1970; its whole part is in the name.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public EventFileWriter(string folder, double time)
    {
        var number = Interlocked.Increment(ref _count) - 1;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"events.out.tfevents.{(long)time:D10}.{Environment.MachineName}.{Environment.ProcessId}.{number}");
        FullPath = Path.Combine(folder, name);
        _file = new FileStream(FullPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Write(new Event { WallTime = time, FileVersion = Version, SourceMetadata = new SourceMetadata { Writer = "thelper" } });
    }

    public string FullPath { get; }

    /// <summary>Appends a record, which may stay in memory until <see cref="Flush"/>.</summary>
    public void Write(Event recorded)
    {
        var length = recorded.CalculateSize();
        var record = new byte[sizeof(ulong) + sizeof(uint) + length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), MaskedCrc.Of(record.AsSpan(0, sizeof(ulong))));
        var data = record.AsSpan(sizeof(ulong) + sizeof(uint), length);
        recorded.WriteTo(data);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), MaskedCrc.Of(data));
        _file.Write(record);
    }

    /// <summary>Hands everything to the system, so that a reader sees it.</summary>
    public void Flush() => _file.Flush();

    /// <summary>Closes the file. What was not flushed before and cannot be written is lost.</summary>
    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // Whoever must know has flushed it.
        }
    }
}
