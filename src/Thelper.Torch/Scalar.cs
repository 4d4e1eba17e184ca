using System.Globalization;

namespace Thelper.Torch;

/// <summary>A single number given to an operator: an integer, a real number or a truth value.</summary>
public readonly record struct Scalar
{
    private Scalar(long integer, double number, Kind kind) => (Integer, Number, Type) = (integer, number, kind);

    internal enum Kind
    {
        Integer,
        Number,
        Boolean,
    }

    internal long Integer { get; }

    internal double Number { get; }

    internal Kind Type { get; }

    /// <summary>Takes an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(long value) => new(value, value, Kind.Integer);

    /// <summary>Takes a real number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => new(0, value, Kind.Number);

    /// <summary>Takes a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator Scalar(bool value) => FromBoolean(value);

    /// <summary>Takes an integer.</summary>
    /// <param name="value">The number.</param>
    public static Scalar FromInt64(long value) => value;

    /// <summary>Takes a real number.</summary>
    /// <param name="value">The number.</param>
    public static Scalar FromDouble(double value) => value;

    /// <summary>Takes a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static Scalar FromBoolean(bool value) => new(value ? 1 : 0, value ? 1 : 0, Kind.Boolean);

    /// <summary>The number as a real one; true is 1.</summary>
    public double ToDouble() => Number;

    /// <summary>The number as an integer; a real number is cut towards zero.</summary>
    public long ToInt64() => Type == Kind.Number ? (long)Number : Integer;

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
