using System.IO.Hashing;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>Tensors' bytes to and from streams, in pieces, so that a tensor may be larger than any array.</summary>
internal static unsafe class TensorMemory
{
    private const int PieceLength = 1 << 22;

    /// <summary>Writes the elements in the order of their indices, little-endian.</summary>
    /// <param name="tensor">On any device, of any layout.</param>
    /// <param name="target">Receives as many bytes as all elements have.</param>
    public static void Write(Tensor tensor, Stream target)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var contiguous = tensor.To(Device.Cpu).Contiguous();
        var length = ByteLength(contiguous);
        for (var start = 0L; start < length; start += PieceLength)
        {
            target.Write(Piece(contiguous, start, length));
        }
    }

    /// <summary>Fills a tensor, and gives the checksum of what was read.</summary>
    /// <param name="source">Has as many bytes as all elements.</param>
    /// <param name="tensor">A contiguous CPU tensor.</param>
    /// <exception cref="EndOfStreamException">There are fewer bytes.</exception>
    public static uint Read(Stream source, Tensor tensor)
    {
        var checksum = new Crc32();
        var length = ByteLength(tensor);
        for (var start = 0L; start < length; start += PieceLength)
        {
            var piece = Piece(tensor, start, length);
            source.ReadExactly(piece);
            checksum.Append(piece);
        }

        return checksum.GetCurrentHashAsUInt32();
    }

    private static long ByteLength(Tensor tensor) => tensor.ElementCount * tensor.ScalarType.Size();

    /// <summary>Valid while the tensor lives, which is as long as the scope that holds it.</summary>
    private static Span<byte> Piece(Tensor tensor, long start, long length)
    {
        void* data;
        NativeMethods.TensorData(tensor.Handle, &data);
        return new Span<byte>((byte*)data + start, (int)Math.Min(PieceLength, length - start));
    }
}
