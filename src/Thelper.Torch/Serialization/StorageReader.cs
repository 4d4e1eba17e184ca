namespace Thelper.Torch;

/// <summary>
/// Makes the tensors of a file. Those that lay in one storage when they were saved lie in one again, so that a file
/// cannot ask for more memory than its own size.
/// </summary>
internal sealed class StorageReader(IStorageSource source, TorchFileName file)
{
    private const long LargestCount = long.MaxValue / sizeof(double);

    private static readonly OperatorReference AsStrided = new("aten::as_strided", "");

    private readonly Dictionary<string, (PickledStorage Storage, Tensor Elements)> _storages =
        new(StringComparer.Ordinal);
    private readonly Dictionary<PickledTensor, Tensor> _tensors = new(ReferenceEqualityComparer.Instance);

    /// <summary>All tensors made so far, each once.</summary>
    public IEnumerable<Tensor> Tensors => _tensors.Values;

    public Tensor Tensor(PickledTensor pickled)
    {
        if (!_tensors.TryGetValue(pickled, out var tensor))
        {
            CheckFits(pickled);
            tensor = View(Elements(pickled.Storage), pickled);
            _tensors.Add(pickled, tensor);
        }

        return tensor;
    }

    private Tensor Elements(PickledStorage storage)
    {
        if (!_storages.TryGetValue(storage.Key, out var known))
        {
            known = (storage, Read(storage));
            _storages.Add(storage.Key, known);
        }

        return known.Storage == storage ? known.Elements : throw file.Damaged(
            $"data.pkl describes the storage {TorchFileName.Quote(storage.Key)} in two ways");
    }

    private Tensor Read(PickledStorage storage)
    {
        var bytes = (Int128)storage.Elements * storage.Type.Size();
        if (source.Length(storage.Key) != bytes)
        {
            throw file.Damaged(
                $"its entry {TorchFileName.Quote($"data/{storage.Key}")} has {source.Length(storage.Key)} bytes, "
                + $"and data.pkl declares {bytes}");
        }

        var elements = Operators.Empty([storage.Elements], storage.Type);
        source.Read(storage.Key, elements);
        return elements;
    }

    /// <summary>Detached, so that writing into the tensor does not count as writing into a view of another.</summary>
    private static Tensor View(Tensor elements, PickledTensor pickled)
    {
        var call = new OperatorCall(AsStrided);
        call.Argument(elements);
        call.Argument(pickled.Size);
        call.Argument(pickled.Stride);
        call.Argument(pickled.Offset);
        using var view = call.Tensor();
        return view.Detach();
    }

    private void CheckFits(PickledTensor tensor)
    {
        var (size, stride) = (tensor.Size, tensor.Stride);
        if (size.Length != stride.Length || tensor.Offset < 0
            || size.AsSpan().ContainsAnyInRange(long.MinValue, -1) || stride.AsSpan().ContainsAnyInRange(long.MinValue, -1))
        {
            throw file.Damaged(
                "data.pkl describes a tensor with a negative size, stride or offset, or with too few of them");
        }

        // Neither can overflow 128 bits, because both are checked after each dimension.
        Int128 count = 1;
        Int128 end = size.Contains(0) ? tensor.Offset : (Int128)tensor.Offset + 1;
        CheckFits(tensor, end);
        for (var i = 0; i < size.Length; i++)
        {
            count *= Math.Max(size[i], 1);
            if (count > LargestCount)
            {
                throw file.Damaged("data.pkl describes a tensor with more elements than can be counted");
            }

            end += size.Contains(0) ? 0 : (Int128)(size[i] - 1) * stride[i];
            CheckFits(tensor, end);
        }
    }

    private void CheckFits(PickledTensor tensor, Int128 end)
    {
        if (end > tensor.Storage.Elements)
        {
            throw file.Damaged(
                $"data.pkl describes a tensor of the shape [{string.Join(", ", tensor.Size)}] that goes beyond the end of "
                + $"the storage {TorchFileName.Quote(tensor.Storage.Key)}, which has {tensor.Storage.Elements} elements");
        }
    }
}
