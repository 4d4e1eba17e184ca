using System.Runtime.InteropServices;

namespace Thelper.Torch.Native;

internal enum ValueTag
{
    Default,
    None,
    Tensor,
    TensorList,
    OptionalTensorList,
    Int,
    IntList,
    Double,
    DoubleList,
    Bool,
    BoolList,
    String,
    Device,
    Generator,
}

/// <summary>One argument or result of an operator, laid out as <c>th_value</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct NativeValue
{
    [FieldOffset(0)]
    public ValueTag Tag;

    [FieldOffset(8)]
    public nint Pointer;

    [FieldOffset(8)]
    public long Integer;

    [FieldOffset(8)]
    public double Number;

    [FieldOffset(16)]
    public long Length;
}

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "th_operator_find", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Status OperatorFind(string name, string overload, out nint found);

    [LibraryImport(Library, EntryPoint = "th_operator_call")]
    internal static partial Status OperatorCall(
        nint target, NativeValue* arguments, int argumentCount, NativeValue* results, int resultCapacity,
        out int resultCount);
}
