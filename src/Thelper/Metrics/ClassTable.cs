using System.Globalization;
using System.Text;

namespace Thelper.Metrics;

/// <summary>A text table with a row for each class: names right-aligned, then cells of nine characters.</summary>
/// <param name="nameWidth">The width of the names.</param>
internal sealed class ClassTable(int nameWidth)
{
    private const int CellWidth = 9;
    private readonly StringBuilder _text = new();

    /// <summary>Adds text as it is.</summary>
    public ClassTable Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="cells">What is told of it.</param>
    public ClassTable Row(string name, params ReadOnlySpan<string> cells)
    {
        _text.Append(name.PadLeft(nameWidth));
        foreach (var cell in cells)
        {
            _text.Append(' ').Append(cell.PadLeft(CellWidth));
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>A share as a cell; a dash where there is none.</summary>
    public static string Cell(double value, int digits = 4) =>
        double.IsNaN(value) ? "-" : FixedNumber.Text(value, digits);

    /// <summary>A count as a cell.</summary>
    public static string Cell(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
