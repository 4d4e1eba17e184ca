using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

/// <summary>The native pointers of several tensors, which cannot be freed while this lives.</summary>
internal readonly unsafe ref struct HandleArray : IDisposable
{
    private readonly IReadOnlyList<Tensor> _tensors;

    public HandleArray(IReadOnlyList<Tensor> tensors)
    {
        _tensors = tensors;
        First = (nint*)NativeMemory.Alloc((nuint)Math.Max(tensors.Count, 1), (nuint)sizeof(nint));
        var held = 0;
        try
        {
            for (; held < tensors.Count; held++)
            {
                First[held] = Hold(tensors[held].RawHandle);
            }
        }
        catch
        {
            Release(held);
            throw;
        }
    }

    public nint* First { get; }

    public nint FirstOrNull => _tensors.Count == 0 ? 0 : First[0];

    public static nint Hold(SafeHandle handle)
    {
        var added = false;
        try
        {
            handle.DangerousAddRef(ref added);
        }
        catch (ObjectDisposedException) when (handle is TensorHandle)
        {
            // Its own message knows nothing of scopes.
            throw Tensor.Freed();
        }

        return handle.DangerousGetHandle();
    }

    public void Dispose() => Release(_tensors.Count);

    private void Release(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _tensors[i].RawHandle.DangerousRelease();
        }

        NativeMemory.Free(First);
    }
}
