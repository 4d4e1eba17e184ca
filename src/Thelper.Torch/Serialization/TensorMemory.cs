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

    /// <summary>Fills a tensor.</summary>
    /// <param name="source">Has as many bytes as all elements.</param>
    /// <param name="tensor">A contiguous CPU tensor.</param>
    /// <param name="checksum">Of what is read; null where nobody asks.</param>
    /// <exception cref="EndOfStreamException">There are fewer bytes.</exception>
    /// <exception cref="InvalidDataException">A truth value is neither 0 nor 1, with which operators may do anything.</exception>
    public static void Read(Stream source, Tensor tensor, Crc32? checksum = null)
    {
        var length = ByteLength(tensor);
        for (var start = 0L; start < length; start += PieceLength)
        {
            var piece = Piece(tensor, start, length);
            source.ReadExactly(piece);
            checksum?.Append(piece);
            if (tensor.ScalarType == ScalarType.Bool && piece.ContainsAnyExceptInRange((byte)0, (byte)1))
            {
                throw new InvalidDataException("It has a truth value that is neither 0 nor 1.");
            }
        }
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
