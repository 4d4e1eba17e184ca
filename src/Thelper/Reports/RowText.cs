using System.Text;

namespace Thelper.Reports;

/// <summary>Writes text in UTF-8, in large pieces.</summary>
/// <param name="stream">Stays open.</param>
internal sealed class RowText(Stream stream)
{
    private const int LongestNumber = 48;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _length;

    /// <summary>Adds text as it is.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (text.Length > _buffer.Length - _length)
        {
            Flush();
        }

        if (text.Length > _buffer.Length)
        {
            stream.Write(text);
            return;
        }

        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte})"/>
    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a number with four decimals; nothing where it is infinite or none.</summary>
    public void AddRounded(float value)
    {
        if (!float.IsFinite(value))
        {
            return;
        }

        if (LongestNumber > _buffer.Length - _length)
        {
            Flush();
        }

        _length += ReportNumbers.Round(value, _buffer.AsSpan(_length));
    }

    /// <summary>Hands what was added to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
