using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>An operator that was called while a trace was open.</summary>
/// <param name="Operator">The schema's name, such as <c>aten::conv2d</c>, and its overload.</param>
/// <param name="Inputs">The tensors that it was given, as numbers of values; see <see cref="OperatorTrace"/>.</param>
/// <param name="Outputs">The tensors that it gave, or changed.</param>
public sealed record TracedCall(string Operator, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs);

/// <summary>
/// Records which operators this thread calls, and which tensors go from one to the next, until it is disposed. Each value
/// that a tensor has is counted: one that an operator changes in place has another value afterwards. What is computed is not
/// touched, and a tensor that is disposed gives its memory back as without a trace.
/// </summary>
public sealed class OperatorTrace : IDisposable
{
    // Asked in every call of an operator, so that a call without a trace pays for one read alone.
    private static int _openCount;

    [ThreadStatic]
    private static OperatorTrace? _open;

    // By the handles themselves: a tensor that is freed may give its address to the next one.
    private readonly Dictionary<TensorHandle, int> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TensorHandle, int> _firstValues = new(ReferenceEqualityComparer.Instance);
    private readonly List<long[]> _shapes = [];
    private readonly List<(string Operator, int[] Inputs, List<int> Outputs)> _calls = [];

    private OperatorTrace()
    {
    }

    /// <summary>The calls, in their order.</summary>
    public IReadOnlyList<TracedCall> Calls => [.. _calls.Select(call => new TracedCall(call.Operator, call.Inputs, call.Outputs))];

    /// <summary>The trace of this thread; null where there is none.</summary>
    internal static OperatorTrace? Current => _openCount == 0 ? null : _open;

    /// <summary>Begins to record.</summary>
    /// <exception cref="InvalidOperationException">This thread records already.</exception>
    public static OperatorTrace Open()
    {
        if (_open is not null)
        {
            throw new InvalidOperationException("This thread records its operators already; dispose that trace first.");
        }

        Interlocked.Increment(ref _openCount);
        return _open = new OperatorTrace();
    }

    /// <summary>The shape of a value.</summary>
    /// <param name="value">A number out of <see cref="Calls"/>.</param>
    public IReadOnlyList<long> ShapeOf(int value) => _shapes[value];

    /// <summary>The value that a tensor had when an operator saw it first; null where none has.</summary>
    /// <param name="tensor">Not freed.</param>
    public int? FirstValueOf(Tensor tensor) =>
        _firstValues.TryGetValue(tensor.Handle, out var value) ? value : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_open == this)
        {
            _open = null;
            Interlocked.Decrement(ref _openCount);
        }
    }

    /// <summary>Notes a call.</summary>
    /// <param name="name">Of the operator.</param>
    /// <param name="inputs">Its tensors.</param>
    internal void Add(string name, IEnumerable<TensorHandle> inputs) =>
        _calls.Add((name, [.. inputs.Select(Known)], []));

    /// <summary>Notes that the last call gave a tensor.</summary>
    internal void AddOutput(Tensor tensor) => _calls[^1].Outputs.Add(Take(tensor.RawHandle));

    /// <summary>Notes that the last call changed a tensor in place.</summary>
    internal void AddChange(TensorHandle changed) => _calls[^1].Outputs.Add(Take(changed));

    private int Known(TensorHandle handle) =>
        _values.TryGetValue(handle, out var value) ? value : Take(handle);

    private unsafe int Take(TensorHandle handle)
    {
        NativeTensorInfo info;
        NativeMethods.TensorInfo(handle, &info);
        _shapes.Add(new ReadOnlySpan<long>(info.Sizes, checked((int)info.Dimensions)).ToArray());
        _firstValues.TryAdd(handle, _shapes.Count - 1);
        return _values[handle] = _shapes.Count - 1;
    }
}
