using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thelper.Hdf5.Native;

[StructLayout(LayoutKind.Sequential)]
internal struct ArrayShape
{
    public const int MostDimensions = 32;

    public Hdf5Type Type;
    public int Dimensions;
    private SizeArray _sizes;

    public ArrayShape(Hdf5Type type, ReadOnlySpan<long> sizes)
    {
        if (sizes.Length > MostDimensions)
        {
            throw new ArgumentException($"An array has at most {MostDimensions} dimensions.", nameof(sizes));
        }

        Type = type;
        Dimensions = sizes.Length;
        sizes.CopyTo(_sizes);
    }

    public readonly long[] ToSizes() => ((ReadOnlySpan<long>)_sizes)[..Dimensions].ToArray();

    [InlineArray(MostDimensions)]
    private struct SizeArray
    {
        private long _first;
    }
}
