using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Thelper.Hdf5.Native;

internal sealed class ItemsHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>Copies, so that the native memory can be freed at once.</summary>
    public unsafe byte[][] ToArrays()
    {
        var arrays = new byte[checked((int)NativeMethods.ItemsCount(this))][];
        for (var i = 0; i < arrays.Length; i++)
        {
            var length = checked((int)NativeMethods.ItemsLength(this, i));
            arrays[i] = new ReadOnlySpan<byte>((void*)NativeMethods.ItemsData(this, i), length).ToArray();
        }

        return arrays;
    }

    public string[] ToTexts() => Array.ConvertAll(ToArrays(), Encoding.UTF8.GetString);

    protected override bool ReleaseHandle()
    {
        NativeMethods.ItemsFree(handle);
        return true;
    }
}
