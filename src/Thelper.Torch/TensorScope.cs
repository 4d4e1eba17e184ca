namespace Thelper.Torch;

/// <summary>
/// Frees every tensor made on this thread since the scope was opened, but for those that were kept.
/// </summary>
/// <remarks>
/// Scopes nest. A scope belongs to the thread that opened it: being a ref struct, it cannot be carried to another thread
/// or across an <c>await</c>.
/// <code>
/// using var scope = TensorScope.Open();
/// var loss = model.Forward(input).CrossEntropyLoss(target);
/// return scope.Keep(loss);
/// </code>
/// </remarks>
public readonly ref struct TensorScope : IDisposable
{
    [ThreadStatic]
    private static Frame? _innermost;

    private readonly Frame _frame;

    private TensorScope(Frame frame) => _frame = frame;

    /// <summary>Opens a scope on this thread.</summary>
    public static TensorScope Open()
    {
        _innermost = new Frame(_innermost);
        return new TensorScope(_innermost);
    }

    /// <summary>Hands a tensor to the enclosing scope; without one, it lives until it is disposed.</summary>
    /// <param name="tensor">A tensor made in this scope; one of an enclosing scope, of another thread or of none stays as it
    /// is.</param>
    /// <returns>The same tensor.</returns>
    /// <exception cref="InvalidOperationException">The tensor was made in a scope within this one, which would free it.</exception>
    public Tensor Keep(Tensor tensor)
    {
        if (_frame.Tensors.Remove(tensor))
        {
            _frame.Outer?.Tensors.Add(tensor);
            return tensor;
        }

        for (var inner = _innermost; inner is not null && inner != _frame; inner = inner.Outer)
        {
            if (inner.Tensors.Contains(tensor))
            {
                throw new InvalidOperationException(
                    $"{tensor} was made in a tensor scope that was opened within this one and would free it; keep it there first.");
            }
        }

        return tensor;
    }

    /// <summary>Frees the tensors. Scopes must end in the reverse of the order in which they were opened.</summary>
    /// <exception cref="InvalidOperationException">A scope that was opened within this one is still open.</exception>
    public void Dispose()
    {
        if (_innermost != _frame)
        {
            throw new InvalidOperationException("A tensor scope ended before a scope that was opened within it.");
        }

        _innermost = _frame.Outer;
        foreach (var tensor in _frame.Tensors)
        {
            tensor.Dispose();
        }
    }

    internal static void Adopt(Tensor tensor) => _innermost?.Tensors.Add(tensor);

    /// <summary>
    /// Takes a tensor out of the scope that would free it: the caller owns it from now on. For what outlives every scope,
    /// such as a parameter or the state of an optimizer.
    /// </summary>
    /// <param name="tensor">A tensor of any open scope of this thread, or of none.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor Release(Tensor tensor)
    {
        for (var frame = _innermost; frame is not null && !frame.Tensors.Remove(tensor); frame = frame.Outer)
        {
        }

        return tensor;
    }

    private sealed class Frame(Frame? outer)
    {
        public Frame? Outer { get; } = outer;

        // A set, because a step makes many tensors and Keep must not search them all.
        public HashSet<Tensor> Tensors { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
