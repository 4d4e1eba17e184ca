namespace Thelper.Torch.Losses;

/// <summary>A loss that may own tensors, such as class weights.</summary>
public abstract class Loss : ILoss
{
    private readonly List<Tensor> _owned = [];

    /// <inheritdoc/>
    public virtual bool IsSum => false;

    /// <inheritdoc/>
    public abstract Tensor Forward(Tensor prediction, Tensor target);

    /// <inheritdoc/>
    public void To(Device device)
    {
        foreach (var tensor in _owned.Where(tensor => tensor.Device != device))
        {
            using var moved = tensor.To(device, tensor.ScalarType);
            tensor.SetData(moved);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _owned.ForEach(tensor => tensor.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>The losses of the elements as one number, or as they are.</summary>
    internal static Tensor Reduced(Tensor loss, Reduction reduction) => reduction switch
    {
        Reduction.Mean => loss.Mean(),
        Reduction.Sum => loss.Sum(),
        _ => loss,
    };

    /// <summary>Factors as a prediction in double precision needs them; else as they are.</summary>
    internal static Tensor? InTypeOf(Tensor prediction, Tensor? factors) =>
        prediction.ScalarType == ScalarType.Float64 ? factors?.To(ScalarType.Float64) : factors;

    /// <summary>Takes a tensor over, out of the scope that would free it.</summary>
    /// <param name="tensor">The loss's from now on; null for none.</param>
    /// <returns>The same tensor.</returns>
    private protected Tensor? Own(Tensor? tensor)
    {
        if (tensor is not null)
        {
            _owned.Add(TensorScope.Release(tensor));
        }

        return tensor;
    }
}
