using System.Runtime.InteropServices;
using System.Text;
using Thelper.Tasks;

namespace Thelper.Reports;

/// <summary>
/// The rows of classifications: indices and scores as they are, which become text when they are read, so that a batch costs little.
/// </summary>
/// <param name="options">What to write.</param>
/// <param name="names">Of the classes.</param>
internal sealed class ClassifRows(ClassifLoggerOptions options, ClassMap names) : IRows
{
    private const int Nothing = -1;
    private const string Unknown = "<unknown>";

    private readonly RowStore _store = new();
    private readonly MemoryStream _bytes = new();
    private readonly int[] _numbers = new int[2 + (2 * options.TopK)];
    private readonly string[] _header = [.. options.Columns, .. options.LogKeys];
    private BinaryWriter? _entries;
    private int _waiting;

    /// <summary>How many rows there are, those included that are not kept yet.</summary>
    public long Count => _store.Count + _waiting;

    /// <inheritdoc/>
    public int Width => _header.Length;

    /// <summary>The names of the fields.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>Adds a row, which is not kept before <see cref="Keep"/>.</summary>
    /// <param name="label">The true class; null where it is not known.</param>
    /// <param name="ranking">The predicted classes.</param>
    /// <param name="entries">The sample's, for each key one column.</param>
    /// <param name="sample">The sample's place in the columns.</param>
    public void Add(int? label, ClassRanking ranking, IReadOnlyList<object?[]> entries, int sample)
    {
        Put(0, label ?? Nothing, label is { } truth ? ranking.ScoreOf(truth) : float.NaN);
        for (var rank = 0; rank < options.TopK; rank++)
        {
            var index = rank < ranking.Best.Length ? ranking.Best[rank] : Nothing;
            Put(1 + rank, index, index == Nothing ? float.NaN : ranking.ScoreOf(index));
        }

        _bytes.Write(MemoryMarshal.AsBytes(_numbers.AsSpan()));
        foreach (var column in entries)
        {
            LoggedEntries.Write(_entries ??= new BinaryWriter(_bytes, Encoding.UTF8), column[sample]);
        }

        _waiting++;
    }

    /// <summary>Keeps the rows that were added.</summary>
    /// <param name="folder">The folder for files of the set; exists.</param>
    public void Keep(string folder)
    {
        _store.Add(folder, _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length), _waiting);
        Forget();
    }

    /// <inheritdoc/>
    public IEnumerable<string[]> Read() => _store.Read(ReadRow);

    /// <inheritdoc/>
    public void Clear()
    {
        _store.Clear();
        Forget();
    }

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _store.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _store.LoadState(state);
        Forget();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _entries?.Dispose();
        _bytes.Dispose();
    }

    private void Put(int place, int index, float score) =>
        (_numbers[2 * place], _numbers[(2 * place) + 1]) = (index, BitConverter.SingleToInt32Bits(score));

    private void Forget()
    {
        _bytes.SetLength(0);
        _waiting = 0;
    }

    private string[] ReadRow(BinaryReader reader)
    {
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_numbers.AsSpan()));
        var fields = new string[options.Format == ReportFormat.Json ? 1 : _header.Length];
        if (options.Format == ReportFormat.Json)
        {
            fields[0] = ReportJson.Item(ToPlainData(reader));
            return fields;
        }

        for (var i = 0; i < _numbers.Length; i += 2)
        {
            fields[i] = NameOf(i) ?? "";
            fields[i + 1] = ScoreOf(i + 1) is { } score ? ReportNumbers.Rounded(score) : "";
        }

        for (var i = _numbers.Length; i < fields.Length; i++)
        {
            fields[i] = LoggedEntries.Text(LoggedEntries.Read(reader));
        }

        return fields;
    }

    private OrderedDictionary<string, object?> ToPlainData(BinaryReader reader)
    {
        var data = new OrderedDictionary<string, object?>();
        for (var i = 0; i < _header.Length; i++)
        {
            data[_header[i]] = i >= _numbers.Length ? LoggedEntries.Read(reader) : i % 2 == 0 ? NameOf(i) : ScoreOf(i);
        }

        return data;
    }

    private string? NameOf(int place) =>
        _numbers[place] != Nothing ? names.NameOf(_numbers[place]) : place == 0 ? Unknown : null;

    private float? ScoreOf(int place) =>
        BitConverter.Int32BitsToSingle(_numbers[place]) is var score && float.IsFinite(score) ? score : null;
}
