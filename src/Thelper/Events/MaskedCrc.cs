using System.Buffers.Binary;
using System.Numerics;

namespace Thelper.Events;

/// <summary>
/// The checksum of the records of event files: CRC-32C (Castagnoli; RFC 3720, appendix B.4), rotated right by 15 bits and
/// added to a constant, so that the checksum of data that holds checksums means something.
/// </summary>
internal static class MaskedCrc
{
    private const uint Delta = 0xa282ead8;
    private const int Rotation = 15;

    public static uint Of(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Castagnoli(bytes), Rotation) + Delta;

    public static uint Castagnoli(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
