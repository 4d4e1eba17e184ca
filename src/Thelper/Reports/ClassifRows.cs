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
    private static readonly byte[] UnknownBytes = Encoding.UTF8.GetBytes(Unknown);

    private readonly RowStore _store = new();
    private readonly MemoryStream _bytes = new();
    private readonly int[] _numbers = new int[2 + (2 * options.TopK)];
    private readonly string[] _header = [.. options.Columns, .. options.LogKeys];
    private readonly object?[] _read = new object?[options.LogKeys.Count];
    private readonly byte[]?[] _names = new byte[]?[names.OutputCount];
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
    public void Add(int? label, ClassRanking ranking, object?[][] entries, int sample)
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

    /// <summary>Writes all rows under their header, without quotes.</summary>
    /// <param name="stream">Stays open.</param>
    public void WriteText(Stream stream)
    {
        var text = new RowText(stream);
        text.Add(string.Join(',', _header));
        foreach (var _ in _store.Read(ReadNumbers))
        {
            for (var i = 0; i < _numbers.Length; i += 2)
            {
                text.Add(i == 0 ? "\n"u8 : ","u8);
                text.Add(BytesOf(i));
                text.Add(","u8);
                text.AddRounded(BitConverter.Int32BitsToSingle(_numbers[i + 1]));
            }

            foreach (var entry in _read)
            {
                text.Add(","u8);
                text.Add(LoggedEntries.Text(entry));
            }
        }

        text.Flush();
    }

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

    /// <summary>Reads a row into memory that the next one gets.</summary>
    private bool ReadNumbers(BinaryReader reader)
    {
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_numbers.AsSpan()));
        for (var i = 0; i < _read.Length; i++)
        {
            _read[i] = LoggedEntries.Read(reader);
        }

        return true;
    }

    private string[] ReadRow(BinaryReader reader)
    {
        ReadNumbers(reader);
        var values = _numbers.Select((_, i) => i % 2 == 0 ? NameOf(i) : (object?)ScoreOf(i)).Concat(_read);
        return options.Format == ReportFormat.Json
            ? [ReportJson.Item(new OrderedDictionary<string, object?>(_header.Zip(values, KeyValuePair.Create)))]
            : [.. values.Select((value, i) => i < _numbers.Length ? FieldOf(value) : LoggedEntries.Text(value))];
    }

    private static string FieldOf(object? value) => value is float score ? ReportNumbers.Rounded(score) : value as string ?? "";

    private ReadOnlySpan<byte> BytesOf(int place) => _numbers[place] == Nothing
        ? place == 0 ? UnknownBytes : []
        : _names[_numbers[place]] ??= Encoding.UTF8.GetBytes(names.NameOf(_numbers[place])!);

    private string? NameOf(int place) =>
        _numbers[place] != Nothing ? names.NameOf(_numbers[place]) : place == 0 ? Unknown : null;

    private float? ScoreOf(int place) =>
        BitConverter.Int32BitsToSingle(_numbers[place]) is var score && float.IsFinite(score) ? score : null;
}
