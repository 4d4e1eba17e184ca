using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>The arguments of a call, one method per kind of value.</summary>
internal unsafe ref partial struct OperatorCall
{
    /// <summary>Leaves the argument to the schema's default.</summary>
    public void Default() => Next().Tag = ValueTag.Default;

    public void None() => Next().Tag = ValueTag.None;

    public void Argument(Tensor? tensor)
    {
        if (tensor is null)
        {
            None();
            return;
        }

        ref var value = ref Next();
        value.Tag = ValueTag.None;
        value.Pointer = Hold(tensor.RawHandle);
        value.Tag = ValueTag.Tensor;
    }

    public void Argument(long number)
    {
        ref var value = ref Next();
        (value.Tag, value.Integer) = (ValueTag.Int, number);
    }

    public void Argument(double number)
    {
        ref var value = ref Next();
        (value.Tag, value.Number) = (ValueTag.Double, number);
    }

    public void Argument(bool flag)
    {
        ref var value = ref Next();
        (value.Tag, value.Integer) = (ValueTag.Bool, flag ? 1 : 0);
    }

    public void Argument(Scalar scalar)
    {
        switch (scalar.Type)
        {
            case Torch.Scalar.Kind.Integer:
                Argument(scalar.Integer);
                break;
            case Torch.Scalar.Kind.Boolean:
                Argument(scalar.Integer != 0);
                break;
            default:
                Argument(scalar.Number);
                break;
        }
    }

    public void Argument(Device device)
    {
        ref var value = ref Next();
        (value.Tag, value.Integer, value.Length) = (ValueTag.Device, device.Native.Type, device.Native.Index);
    }

    public void Argument(Generator? generator)
    {
        if (generator is null)
        {
            None();
            return;
        }

        ref var value = ref Next();
        value.Tag = ValueTag.None;
        value.Pointer = Hold(generator.Handle);
        value.Tag = ValueTag.Generator;
    }

    public void Argument(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var memory = (byte*)Memory(bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        List(ValueTag.String, (nint)memory, bytes.Length);
    }

    public void Argument(ReadOnlySpan<long> numbers)
    {
        var memory = (long*)Memory(numbers.Length * sizeof(long));
        numbers.CopyTo(new Span<long>(memory, numbers.Length));
        List(ValueTag.IntList, (nint)memory, numbers.Length);
    }

    public void Argument(ReadOnlySpan<double> numbers)
    {
        var memory = (double*)Memory(numbers.Length * sizeof(double));
        numbers.CopyTo(new Span<double>(memory, numbers.Length));
        List(ValueTag.DoubleList, (nint)memory, numbers.Length);
    }

    public void Argument(ReadOnlySpan<bool> flags)
    {
        var memory = (bool*)Memory(flags.Length);
        flags.CopyTo(new Span<bool>(memory, flags.Length));
        List(ValueTag.BoolList, (nint)memory, flags.Length);
    }

    public void Argument(IReadOnlyList<Tensor> tensors)
    {
        var memory = (nint*)Memory(tensors.Count * sizeof(nint));
        for (var i = 0; i < tensors.Count; i++)
        {
            memory[i] = Hold(tensors[i].RawHandle);
        }

        List(ValueTag.TensorList, (nint)memory, tensors.Count);
    }

    /// <summary>A list whose entries may be absent, as in indexing: null leaves a dimension whole.</summary>
    public void OptionalArgument(IReadOnlyList<Tensor?> tensors)
    {
        var memory = (nint*)Memory(tensors.Count * sizeof(nint));
        for (var i = 0; i < tensors.Count; i++)
        {
            memory[i] = tensors[i] is { } tensor ? Hold(tensor.RawHandle) : 0;
        }

        List(ValueTag.OptionalTensorList, (nint)memory, tensors.Count);
    }

    [UnscopedRef]
    private ref NativeValue Next()
    {
        // Only a schema with more arguments than any that libtorch has could get here.
        if (_argumentCount == MaximumArguments)
        {
            Release();
            throw new NotSupportedException($"{_operator.Name} has more than {MaximumArguments} arguments.");
        }

        return ref Unsafe.Add(ref Unsafe.As<Arguments, NativeValue>(ref _arguments), _argumentCount++);
    }

    private void List(ValueTag tag, nint memory, int length)
    {
        ref var value = ref Next();
        (value.Tag, value.Pointer, value.Length) = (tag, memory, length);
    }

    private nint Hold(SafeHandle handle)
    {
        nint pointer;
        try
        {
            pointer = HandleArray.Hold(handle);
        }
        catch
        {
            Release();
            throw;
        }

        if (_heldCount < MaximumArguments)
        {
            _held[_heldCount++] = handle;
        }
        else
        {
            (_moreHeld ??= []).Add(handle);
        }

        return pointer;
    }

    private void* Memory(int bytes)
    {
        var words = (bytes + sizeof(long) - 1) / sizeof(long);
        if (_scratchUsed + words <= ScratchLength)
        {
            var start = (long*)Unsafe.AsPointer(ref _scratch) + _scratchUsed;
            _scratchUsed += words;
            return start;
        }

        var memory = NativeMemory.Alloc((nuint)bytes);
        (_allocated ??= []).Add((nint)memory);
        return memory;
    }

    private string Describe()
    {
        var texts = new List<string>(_argumentCount);
        for (var i = 0; i < _argumentCount; i++)
        {
            var value = Unsafe.Add(ref Unsafe.As<Arguments, NativeValue>(ref _arguments), i);
            texts.Add(value.Tag switch
            {
                ValueTag.Tensor => Describe(value.Pointer),
                ValueTag.TensorList or ValueTag.OptionalTensorList => DescribeList((nint*)value.Pointer, (int)value.Length),
                ValueTag.Int => value.Integer.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ValueTag.Bool => value.Integer != 0 ? "true" : "false",
                ValueTag.Double => value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ValueTag.IntList => $"[{string.Join(", ", new ReadOnlySpan<long>((void*)value.Pointer, (int)value.Length).ToArray())}]",
                ValueTag.Default => "default",
                ValueTag.None => "none",
                _ => "...",
            });
        }

        return string.Join(", ", texts);
    }

    private static string DescribeList(nint* tensors, int length)
    {
        const int shown = 3;
        var texts = new List<string>();
        for (var i = 0; i < Math.Min(length, shown); i++)
        {
            texts.Add(tensors[i] == 0 ? "none" : Describe(tensors[i]));
        }

        return $"[{string.Join(", ", texts)}{(length > shown ? $", ... {length} tensors" : "")}]";
    }

    private static string Describe(nint tensor)
    {
        NativeTensorInfo info;
        NativeMethods.TensorInfo(tensor, &info);
        return Torch.Tensor.Describe(info);
    }
}
