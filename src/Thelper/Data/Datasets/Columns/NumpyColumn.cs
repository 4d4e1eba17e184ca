using Thelper.Data.Files;

namespace Thelper.Data.Datasets.Columns;

/// <summary>The rows of an array in memory.</summary>
internal sealed class NumpyColumn(NumpyArray array, string place) : IValueColumn
{
    private readonly int[] _sizes = [.. array.Sizes.Skip(1).Select(size => checked((int)size))];

    public long Count => array.Sizes.Count > 0 ? array.Sizes[0] : throw new DataException(
        $"{place} is a single value, but must have a first dimension that counts samples.");

    public string Place => place;

    public object Read(int index) =>
        array.Type != ElementType.Text ? new NumberBlock(array.Type, _sizes, array.Row(index).ToArray())
        : _sizes.Length == 0 ? array.TextAt(index)
        : throw new DataException($"{place} has several texts for each sample, but at most one is read.");

    public void Dispose()
    {
        // The array is memory alone.
    }
}
