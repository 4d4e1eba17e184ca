using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal sealed class GeneratorHandle : SafeHandle
{
    public GeneratorHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.GeneratorFree(handle);
        return true;
    }
}

internal static partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_generator_default")]
    internal static partial Status GeneratorDefault(NativeDevice device, out GeneratorHandle generator);

    [LibraryImport(Library, EntryPoint = "th_generator_create")]
    internal static partial Status GeneratorCreate(NativeDevice device, ulong seed, out GeneratorHandle generator);

    [LibraryImport(Library, EntryPoint = "th_generator_seed")]
    internal static partial Status GeneratorSeed(GeneratorHandle generator, ulong seed);

    [LibraryImport(Library, EntryPoint = "th_generator_get_state")]
    internal static partial Status GeneratorGetState(GeneratorHandle generator, out TensorHandle state);

    [LibraryImport(Library, EntryPoint = "th_generator_set_state")]
    internal static partial Status GeneratorSetState(GeneratorHandle generator, TensorHandle state);

    [LibraryImport(Library, EntryPoint = "th_generator_free")]
    internal static partial void GeneratorFree(nint generator);
}
