namespace Thelper.Torch;

/// <summary>
/// Hashes integer keys with the process's random seed. Their own hash is known to whoever makes a file, and a million
/// keys made to collide would keep a dictionary busy for hours.
/// </summary>
internal sealed class KeyComparer : IEqualityComparer<long>, IEqualityComparer<object>
{
    public static KeyComparer Instance { get; } = new();

    public bool Equals(long x, long y) => x == y;

    public int GetHashCode(long obj) => HashCode.Combine((int)obj, (int)(obj >> 32));

    bool IEqualityComparer<object>.Equals(object? x, object? y) => object.Equals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) =>
        obj is long number ? GetHashCode(number) : obj.GetHashCode();
}
