using System.Globalization;

namespace Thelper.Torch;

/// <summary>Describes a tensor as <c>torch.save</c> does: a view of all of a storage, which has an entry of its own.</summary>
internal static class TensorPickle
{
    public static void Write(PickleWriter pickle, Tensor tensor, int storage)
    {
        var shape = tensor.Shape;
        pickle.WriteGlobal("torch._utils", "_rebuild_tensor_v2");
        pickle.Write(PickleOpcode.Mark);
        WriteStorage(pickle, tensor, storage);
        pickle.Write(0L);
        WriteTuple(pickle, shape);
        WriteTuple(pickle, ContiguousStrides(shape));
        pickle.Write(false);
        pickle.WriteOrderedDictionary();
        pickle.Write(PickleOpcode.Tuple);
        pickle.Write(PickleOpcode.Reduce);
    }

    private static void WriteStorage(PickleWriter pickle, Tensor tensor, int storage)
    {
        pickle.Write(PickleOpcode.Mark);
        pickle.Write("storage");
        pickle.WriteGlobal("torch", tensor.ScalarType.Storage());
        pickle.Write(storage.ToString(CultureInfo.InvariantCulture));
        pickle.Write("cpu");
        pickle.Write(tensor.ElementCount);
        pickle.Write(PickleOpcode.Tuple);
        pickle.Write(PickleOpcode.BinaryPersistentId);
    }

    private static void WriteTuple(PickleWriter pickle, long[] numbers)
    {
        pickle.Write(PickleOpcode.Mark);
        Array.ForEach(numbers, pickle.Write);
        pickle.Write(PickleOpcode.Tuple);
    }

    private static long[] ContiguousStrides(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = step;
            step *= Math.Max(shape[i], 1);
        }

        return strides;
    }
}
