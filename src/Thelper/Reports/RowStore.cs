using System.Text;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Torch;

namespace Thelper.Reports;

/// <summary>
/// The rows of a report until it is written, as bytes: in a file beside it, so that a set may have any number of samples. The file
/// has no name any more once it is open, and so is gone with the process, however that ends.
/// </summary>
internal sealed class RowStore : IStateful, IDisposable
{
    private const int BufferSize = 1 << 16;
    private const int PieceSize = 1 << 26;

    private FileStream? _file;

    // Of a state that was loaded; it waits for the folder, which the first row tells.
    private List<byte[]> _loaded = [];

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds rows.</summary>
    /// <param name="folder">The folder for files of the set; exists.</param>
    /// <param name="bytes">Of all of them.</param>
    /// <param name="rows">How many they are; 0 does nothing.</param>
    /// <exception cref="SessionException">The file cannot be written.</exception>
    public void Add(string folder, ReadOnlySpan<byte> bytes, int rows)
    {
        if (rows == 0)
        {
            return;
        }

        try
        {
            Open(folder).Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The rows of a report cannot be kept in {folder}: {exception.Message}", exception);
        }

        Count += rows;
    }

    /// <summary>All rows, in the order in which they were added; none may be added meanwhile.</summary>
    /// <param name="read">Reads the bytes of one.</param>
    public IEnumerable<T> Read<T>(Func<BinaryReader, T> read)
    {
        if (Count == 0)
        {
            yield break;
        }

        var file = Open(Path.GetTempPath());
        file.Position = 0;
        try
        {
            using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            for (var row = 0L; row < Count; row++)
            {
                yield return read(reader);
            }
        }
        finally
        {
            file.Seek(0, SeekOrigin.End);
        }
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        Dispose();
        (_file, _loaded, Count) = (null, [], 0);
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["count"] = Count,
        ["rows"] = Pieces().Select(piece => (object?)Tensors.From<byte>(piece)).ToList(),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        Clear();
        Count = (long)state["count"]!;
        _loaded = [.. ((IReadOnlyList<object?>)state["rows"]!).Select(piece => ((Tensor)piece!).ToArray<byte>())];
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private FileStream Open(string folder)
    {
        if (_file is null)
        {
            var path = Path.Combine(folder, $"rows-{Guid.NewGuid():N}{AtomicFile.Suffix}");
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize);
            File.Delete(path);
            _loaded.ForEach(piece => _file.Write(piece));
            _loaded = [];
        }

        return _file;
    }

    private IEnumerable<byte[]> Pieces()
    {
        if (_file is null)
        {
            return _loaded;
        }

        var pieces = new List<byte[]>();
        _file.Position = 0;
        while (_file.Position < _file.Length)
        {
            var piece = new byte[Math.Min(PieceSize, _file.Length - _file.Position)];
            _file.ReadExactly(piece);
            pieces.Add(piece);
        }

        return pieces;
    }
}
