using System.Buffers.Binary;
using System.IO.Compression;
using Thelper.Data.Files;

namespace Thelper.Data.Datasets;

/// <summary>
/// A file of the MNIST family: the magic number 0, 0, type, dimensions; then the sizes, big-endian; then the values
/// (http://yann.lecun.com/exdb/mnist). Here the type is always unsigned bytes.
/// </summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Sizes">The sizes of the dimensions, outermost first.</param>
/// <param name="Values">All values.</param>
internal sealed record IdxFile(string Path, IReadOnlyList<int> Sizes, byte[] Values)
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a file, which may be compressed with gzip.</summary>
    /// <param name="path">Ends in .gz where it is compressed.</param>
    /// <param name="dimensions">How many dimensions there must be.</param>
    /// <exception cref="DataException">The file is not such a file, or does not end where it should.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionMode.Decompress)
                : file;
            return Read(path, stream, dimensions);
        }
        catch (EndOfStreamException exception)
        {
            throw new DataException($"{path} ends too early: it is cut short, or no idx file.", exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read as an idx file: {ReadFailure.Reason(path, exception)}", exception);
        }
    }

    private static IdxFile Read(string path, Stream stream, int dimensions)
    {
        byte[] expected = [0, 0, UnsignedByte, (byte)dimensions];
        var magic = new byte[expected.Length];
        stream.ReadExactly(magic);
        if (!magic.SequenceEqual(expected))
        {
            throw new DataException(
                $"{path} begins with {Convert.ToHexString(magic)}, but an idx file of bytes with {dimensions} "
                + $"dimensions begins with {Convert.ToHexString(expected)}.");
        }

        var header = new byte[4 * dimensions];
        stream.ReadExactly(header);
        var sizes = Enumerable.Range(0, dimensions)
            .Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * i)))
            .ToArray();
        var count = sizes.Aggregate(1.0, (product, size) => product * size);
        if (sizes.Any(size => size <= 0) || count > Array.MaxLength)
        {
            throw new DataException($"{path} declares the sizes {string.Join("x", sizes)}, which cannot be.");
        }

        var values = new byte[(int)count];
        stream.ReadExactly(values);
        return stream.ReadByte() < 0 ? new IdxFile(path, sizes, values) : throw new DataException(
            $"{path} goes on after the {string.Join("x", sizes)} values that it declares.");
    }
}
