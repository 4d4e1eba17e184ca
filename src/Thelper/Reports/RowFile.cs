using System.Text;
using Thelper.Metrics;
using Thelper.Sessions;

namespace Thelper.Reports;

/// <summary>The rows of a report until it is written.</summary>
internal interface IRows : IStateful, IDisposable
{
    /// <summary>How many rows there are.</summary>
    long Count { get; }

    /// <summary>The most fields that a row has.</summary>
    int Width { get; }

    /// <summary>The fields of all rows, in the order in which they were added; none may be added meanwhile.</summary>
    IEnumerable<string[]> Read();

    /// <summary>Forgets all rows.</summary>
    void Clear();
}

/// <summary>Rows of texts.</summary>
internal sealed class RowFile : IRows
{
    private readonly RowStore _store = new();
    private readonly MemoryStream _row = new();
    private readonly BinaryWriter _writer;

    public RowFile() => _writer = new BinaryWriter(_row, Encoding.UTF8);

    /// <inheritdoc/>
    public long Count => _store.Count;

    /// <inheritdoc/>
    public int Width { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="folder">The folder for files of the set; exists.</param>
    /// <param name="fields">Any number.</param>
    /// <exception cref="SessionException">The file cannot be written.</exception>
    public void Add(string folder, IReadOnlyList<string> fields)
    {
        _row.SetLength(0);
        _writer.Write7BitEncodedInt(fields.Count);
        foreach (var field in fields)
        {
            _writer.Write(field);
        }

        _store.Add(folder, _row.GetBuffer().AsSpan(0, (int)_row.Length), rows: 1);
        Width = Math.Max(Width, fields.Count);
    }

    /// <inheritdoc/>
    public IEnumerable<string[]> Read() => _store.Read(ReadRow);

    /// <inheritdoc/>
    public void Clear()
    {
        _store.Clear();
        Width = 0;
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState()
    {
        var state = _store.SaveState();
        state["width"] = (long)Width;
        return state;
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _store.LoadState(state);
        Width = (int)(long)state["width"]!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _writer.Dispose();
    }

    private static string[] ReadRow(BinaryReader reader)
    {
        var fields = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.ReadString();
        }

        return fields;
    }
}
