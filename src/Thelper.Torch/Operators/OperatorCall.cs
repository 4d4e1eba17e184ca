using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>
/// One call of an operator: first its arguments in the schema's order, then one of the methods that call it and take its
/// result. Lives on the stack and allocates nothing for arguments of the usual number and length.
/// </summary>
internal unsafe ref partial struct OperatorCall
{
    private const int MaximumArguments = 20;
    private const int ScratchLength = 48;
    private const int MaximumResults = 8;

    private readonly OperatorReference _operator;
    private Arguments _arguments;
    private Held _held;
    private Scratch _scratch;
    private int _argumentCount;
    private int _heldCount;
    private int _scratchUsed;
    private List<SafeHandle>? _moreHeld;
    private List<nint>? _allocated;
    private TensorHandle? _changed;

    public OperatorCall(OperatorReference target)
    {
        _operator = target;
        Unsafe.SkipInit(out _arguments);
        Unsafe.SkipInit(out _scratch);
    }

    /// <summary>Calls the operator and drops what it returns: for operators that work in place.</summary>
    public void Invoke()
    {
        NativeValue none;
        Invoke(&none, 0);
        if (_changed is not null)
        {
            OperatorTrace.Current!.AddChange(_changed);
        }
    }

    public Tensor Tensor()
    {
        NativeValue result;
        Invoke(&result, 1);
        return TakeTensor(result);
    }

    public (Tensor First, Tensor Second) TwoTensors()
    {
        var results = stackalloc NativeValue[2];
        Invoke(results, 2);
        return (TakeTensor(results[0]), TakeTensor(results[1]));
    }

    public (Tensor First, Tensor Second, Tensor Third) ThreeTensors()
    {
        var results = stackalloc NativeValue[3];
        Invoke(results, 3);
        return (TakeTensor(results[0]), TakeTensor(results[1]), TakeTensor(results[2]));
    }

    public (Tensor First, Tensor Second, Tensor Third, Tensor Fourth) FourTensors()
    {
        var results = stackalloc NativeValue[4];
        Invoke(results, 4);
        return (TakeTensor(results[0]), TakeTensor(results[1]), TakeTensor(results[2]), TakeTensor(results[3]));
    }

    public Tensor[] TensorList()
    {
        NativeValue result;
        Invoke(&result, 1);
        var array = (nint*)result.Pointer;
        var tensors = new Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = TakeTensor(array[i]);
        }

        NativeMethods.TensorArrayFree(array);
        return tensors;
    }

    public Scalar Scalar()
    {
        NativeValue result;
        Invoke(&result, 1);
        return result.Tag switch
        {
            ValueTag.Double => result.Number,
            ValueTag.Bool => Torch.Scalar.FromBoolean(result.Integer != 0),
            _ => result.Integer,
        };
    }

    private void Invoke(NativeValue* results, int capacity)
    {
        try
        {
            // The struct is on the stack, so its own memory does not move.
            var arguments = (NativeValue*)Unsafe.AsPointer(ref _arguments);
            NativeMethods.OperatorCall(_operator.Pointer, arguments, _argumentCount, results, capacity, out _);
            if (OperatorTrace.Current is { } trace)
            {
                Record(trace, changesFirst: capacity == 0);
            }
        }
        catch (TorchException cause)
        {
            throw new TorchException(_operator.Name, Describe(), cause);
        }
        finally
        {
            Release();
        }
    }

    private static Tensor TakeTensor(NativeValue result) => result.Tag == ValueTag.Tensor
        ? TakeTensor(result.Pointer)
        : throw new TorchException("An operator returned no tensor where its schema promises one.");

    private static Tensor TakeTensor(nint pointer)
    {
        var tensor = Torch.Tensor.Own(pointer);
        OperatorTrace.Current?.AddOutput(tensor);
        return tensor;
    }

    private void Record(OperatorTrace trace, bool changesFirst)
    {
        var inputs = new List<TensorHandle>();
        for (var i = 0; i < _heldCount; i++)
        {
            if (_held[i] is TensorHandle tensor)
            {
                inputs.Add(tensor);
            }
        }

        inputs.AddRange(_moreHeld?.OfType<TensorHandle>() ?? []);
        trace.Add(_operator.Name, inputs);
        _changed = changesFirst ? inputs.FirstOrDefault() : null;
    }

    private void Release()
    {
        for (var i = 0; i < _heldCount; i++)
        {
            _held[i]!.DangerousRelease();
        }

        _moreHeld?.ForEach(handle => handle.DangerousRelease());
        _allocated?.ForEach(memory => NativeMemory.Free((void*)memory));
        (_heldCount, _moreHeld, _allocated) = (0, null, null);
    }

    [InlineArray(MaximumArguments)]
    private struct Arguments
    {
        private NativeValue _first;
    }

    [InlineArray(MaximumArguments)]
    private struct Held
    {
        private SafeHandle? _first;
    }

    [InlineArray(ScratchLength)]
    private struct Scratch
    {
        private long _first;
    }
}
