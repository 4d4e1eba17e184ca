using System.Buffers.Binary;

namespace Thelper.Fuzzer;

/// <summary>Damages bytes in one of several ways.</summary>
internal static class Damage
{
    private const int MostBits = 8;
    private const int LongestPiece = 256;

    // Lengths that readers trip over: none, one too many, negative ones, more than there is memory.
    private static readonly long[] Lengths =
        [0, 1, -1, 0x7f, 0x80, 0xff, 0xffff, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 1L << 40];

    /// <summary>A damaged copy.</summary>
    /// <param name="bytes">Stay as they are.</param>
    /// <param name="isText">Whether lengths are written in digits, near the beginning.</param>
    /// <param name="other">A piece of these may get in.</param>
    /// <param name="random">Says what is done.</param>
    public static byte[] Do(byte[] bytes, bool isText, byte[] other, Random random)
    {
        if (bytes.Length == 0)
        {
            return Piece(other, random);
        }

        var at = random.Next(bytes.Length);
        return random.Next(7) switch
        {
            0 => FlipBits(bytes, random),
            1 => bytes[..at],
            2 => [.. bytes[..at], .. Piece(other, random), .. bytes[at..]],
            3 => Overwrite(bytes, at, Piece(other, random)),
            4 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, LongestPiece))..]],
            5 => [.. bytes[..at], .. RandomBytes(random), .. bytes[at..]],
            _ => isText ? ChangeDigits(bytes, random) : Overwrite(bytes, at, Length(random)),
        };
    }

    private static byte[] FlipBits(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var bits = random.Next(1, MostBits + 1); bits > 0; bits--)
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }

        return damaged;
    }

    private static byte[] Overwrite(byte[] bytes, int at, ReadOnlySpan<byte> piece)
    {
        var damaged = bytes.ToArray();
        piece[..Math.Min(piece.Length, damaged.Length - at)].CopyTo(damaged.AsSpan(at));
        return damaged;
    }

    private static byte[] ChangeDigits(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        int[] digits = [.. Enumerable.Range(0, Math.Min(bytes.Length, 4096)).Where(i => char.IsAsciiDigit((char)bytes[i]))];
        for (var changes = random.Next(1, 4); changes > 0 && digits.Length > 0; changes--)
        {
            damaged[digits[random.Next(digits.Length)]] = (byte)('0' + random.Next(10));
        }

        return damaged;
    }

    private static byte[] Piece(byte[] other, Random random)
    {
        var length = Math.Min(random.Next(1, LongestPiece), other.Length);
        var start = random.Next(other.Length - length + 1);
        return other[start..(start + length)];
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 16)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Length(Random random)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Lengths[random.Next(Lengths.Length)]);
        return bytes[..(1 << random.Next(4))];
    }
}
