using System.Buffers.Binary;
using System.IO.Compression;

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
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read as an idx file: {exception.Message}", exception);
        }
    }

    private static IdxFile Read(string path, Stream stream, int dimensions)
    {
        var header = new byte[4 * (1 + dimensions)];
        stream.ReadExactly(header);
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != dimensions)
        {
            throw new DataException(
                $"{path} begins with {Convert.ToHexString(header.AsSpan(0, 4))}, but an idx file of bytes with {dimensions} "
                + $"dimensions begins with 0000080{dimensions}.");
        }

        var sizes = Enumerable.Range(1, dimensions)
            .Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * i)))
            .ToArray();
        var count = sizes.Aggregate(1L, (product, size) => product * size);
        if (sizes.Any(size => size <= 0) || count > Array.MaxLength)
        {
            throw new DataException($"{path} declares the sizes {string.Join("x", sizes)}, which cannot be.");
        }

        var values = new byte[count];
        stream.ReadExactly(values);
        return new IdxFile(path, sizes, values);
    }
}
