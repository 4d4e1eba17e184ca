namespace Thelper.Torch.Modules;

/// <summary>
/// A number for each spatial dimension of a layer, outermost first as in a tensor's shape, such as the size of its window; a
/// single number stands for all dimensions. The default value is 0 for all.
/// </summary>
public readonly struct Extent : IEquatable<Extent>
{
    private readonly long[]? _numbers;

    /// <summary>A number for each dimension, or one for all.</summary>
    /// <param name="numbers">As many as the layer has dimensions, or one.</param>
    public Extent(params long[] numbers) => _numbers = numbers;

    /// <summary>The same number for all dimensions.</summary>
    /// <param name="number">For each.</param>
    public static implicit operator Extent(int number) => FromInt32(number);

    /// <summary>Height and width.</summary>
    /// <param name="size">Of two dimensions.</param>
    public static implicit operator Extent(Size2d size) => FromSize2d(size);

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(Extent left, Extent right) => left.Equals(right);

    /// <summary>Whether two are not the same.</summary>
    public static bool operator !=(Extent left, Extent right) => !left.Equals(right);

    /// <summary>The same number for all dimensions.</summary>
    /// <param name="number">For each.</param>
    public static Extent FromInt32(int number) => new(number);

    /// <summary>Height and width.</summary>
    /// <param name="size">Of two dimensions.</param>
    public static Extent FromSize2d(Size2d size) => new(size.Height, size.Width);

    /// <inheritdoc/>
    public bool Equals(Extent other) => (_numbers ?? [0]).AsSpan().SequenceEqual(other._numbers ?? [0]);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Extent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_numbers ?? [0]).Aggregate(0, HashCode.Combine);

    /// <summary>The numbers, comma by comma.</summary>
    public override string ToString() => string.Join(", ", _numbers ?? [0]);

    /// <summary>A number for each dimension.</summary>
    /// <param name="dimensions">How many the layer has.</param>
    /// <exception cref="ArgumentException">There is neither one number nor as many.</exception>
    internal long[] For(int dimensions) => _numbers switch
    {
        null => new long[dimensions],
        [var single] => [.. Enumerable.Repeat(single, dimensions)],
        _ when _numbers.Length == dimensions => _numbers,
        _ => throw new ArgumentException(
            $"The layer has {dimensions} spatial dimensions, but was given {_numbers.Length} numbers ({this}); give one for each, or one for all."),
    };
}
