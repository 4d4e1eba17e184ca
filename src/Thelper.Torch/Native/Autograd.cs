using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_autograd_backward")]
    internal static partial Status Backward(TensorHandle loss, nint gradient, byte retainGraph);

    [LibraryImport(Library, EntryPoint = "th_autograd_gradients")]
    internal static partial Status Gradients(nint* tensors, long count, nint* gradients);

    [LibraryImport(Library, EntryPoint = "th_autograd_clear_gradients")]
    internal static partial Status ClearGradients(nint* tensors, long count);

    [LibraryImport(Library, EntryPoint = "th_autograd_set_gradient")]
    internal static partial Status SetGradient(TensorHandle tensor, nint gradient);

    [LibraryImport(Library, EntryPoint = "th_autograd_require_gradient")]
    internal static partial Status RequireGradient(TensorHandle tensor, byte required);

    // A read and a write of one thread-local byte: shorter than the switch of the garbage collector's mode.
    [LibraryImport(Library, EntryPoint = "th_autograd_is_enabled")]
    [SuppressGCTransition]
    internal static partial byte GradIsEnabled();

    [LibraryImport(Library, EntryPoint = "th_autograd_set_enabled")]
    [SuppressGCTransition]
    internal static partial void GradSetEnabled(byte enabled);
}
