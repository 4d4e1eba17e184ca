using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Thelper.Vision;

/// <summary>Bytes outside the garbage collector's heap, which a stream of files would otherwise keep busy.</summary>
internal sealed unsafe class EncodedBytes : SafeHandleZeroOrMinusOneIsInvalid
{
    private int _length;

    /// <summary>Not cleared.</summary>
    public EncodedBytes(int length) : base(ownsHandle: true)
    {
        _length = length;
        SetHandle((nint)NativeMemory.Alloc((nuint)Math.Max(length, 1)));
    }

    /// <summary>Must not be used after the bytes are disposed, and does not keep them alive.</summary>
    public Span<byte> Span => new((void*)handle, _length);

    /// <summary>For a file that was cut while it was read.</summary>
    public void Shorten(int length) => _length = length;

    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        return true;
    }
}
