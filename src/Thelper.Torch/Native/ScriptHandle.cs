using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal sealed class ScriptHandle : SafeHandle
{
    public ScriptHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.ScriptFree(handle);
        return true;
    }
}

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_script_load", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status ScriptLoad(string path, out ScriptHandle script);

    [LibraryImport(Library, EntryPoint = "th_script_tensor_count")]
    internal static partial long ScriptTensorCount(ScriptHandle script);

    [LibraryImport(Library, EntryPoint = "th_script_tensor_name")]
    internal static partial nint ScriptTensorName(ScriptHandle script, long index);

    [LibraryImport(Library, EntryPoint = "th_script_tensor")]
    internal static partial Status ScriptTensor(ScriptHandle script, long index, out TensorHandle tensor);

    [LibraryImport(Library, EntryPoint = "th_script_forward")]
    internal static partial Status ScriptForward(ScriptHandle script, TensorHandle input, out TensorHandle output);

    [LibraryImport(Library, EntryPoint = "th_script_free")]
    internal static partial void ScriptFree(nint script);
}
