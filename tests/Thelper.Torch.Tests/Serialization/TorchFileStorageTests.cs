using System.Runtime.InteropServices;
using static Thelper.Torch.Tests.Serialization.PickleText;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Tensors as other writers describe them: views of storages, sound and unsound.</summary>
public sealed class TorchFileStorageTests
{
    private static readonly float[] Elements = [0, 1, 2, 3, 4, 5];

    [Fact]
    public void Offset_and_strides_are_followed()
    {
        using var scope = TensorScope.Open();
        var tensor = (Tensor)Load(Tensor(Storage("0", 6), 1, [2, 2], [1, 3]))!;

        Assert.Equal([1, 4, 2, 5], tensor.ToArray<float>());
    }

    [Fact]
    public void Tensors_of_one_storage_share_it_again()
    {
        using var scope = TensorScope.Open();
        var tensors = (TorchTuple)Load(Tuple(Tensor(Storage("0", 6), 0, [6], [1]), Tensor(Storage("0", 6), 2, [2], [1])))!;

        ((Tensor)tensors[0]!).FillInPlace(7);

        Assert.Equal([7, 7], ((Tensor)tensors[1]!).ToArray<float>());
    }

    [Fact]
    public void A_tensor_that_was_on_a_gpu_is_loaded_to_the_cpu()
    {
        using var scope = TensorScope.Open();
        var tensor = (Tensor)Load(Tensor(Storage("0", 6, location: "cuda:0"), 0, [6], [1]))!;

        Assert.Equal(Elements, tensor.AsSpan<float>().ToArray());
    }

    [Fact]
    public void An_expanded_tensor_takes_no_memory_for_its_copies()
    {
        using var scope = TensorScope.Open();
        var tensor = (Tensor)Load(Tensor(Storage("0", 6), 5, [1L << 40], [0]))!;

        Assert.Equal((1L << 40, 0), (tensor.ElementCount, tensor.Strides[0]));
    }

    [Theory]
    [InlineData(0, new long[] { 7 }, new long[] { 1 })]
    [InlineData(1, new long[] { 6 }, new long[] { 1 })]
    [InlineData(6, new long[] { }, new long[] { })]
    [InlineData(7, new long[] { 0 }, new long[] { 1 })]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 5, 1 })]
    [InlineData(0, new[] { 1L << 59, 2 }, new[] { long.MaxValue, long.MaxValue })]
    [InlineData(long.MaxValue, new[] { long.MaxValue }, new long[] { 1 })]
    public void A_tensor_beyond_the_end_of_its_storage_is_refused(long offset, long[] size, long[] stride) => Assert.Contains(
        "goes beyond the end of the storage '0', which has 6 elements",
        Refusal(offset, size, stride),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, new long[] { 1 }, new long[] { 1 })]
    [InlineData(0, new long[] { -1 }, new long[] { 1 })]
    [InlineData(5, new long[] { 2 }, new long[] { -1 })]
    [InlineData(0, new long[] { 2 }, new long[] { })]
    public void A_negative_or_missing_number_is_refused(long offset, long[] size, long[] stride) =>
        Assert.Contains("a negative size, stride or offset", Refusal(offset, size, stride), StringComparison.Ordinal);

    [Fact]
    public void A_count_of_elements_that_overflows_is_refused() => Assert.Contains(
        "more elements than can be counted",
        Refusal(0, [1L << 40, 1L << 40, 1L << 40], [0, 0, 0]),
        StringComparison.Ordinal);

    [Fact]
    public void Too_many_dimensions_are_refused()
    {
        var ones = Enumerable.Repeat(1L, 65).ToArray();

        Assert.Contains("a tensor of 65 dimensions", Refusal(0, ones, ones), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5L)]
    [InlineData(7L)]
    [InlineData(1L << 50)]
    [InlineData(long.MaxValue)]
    public void A_declared_size_that_differs_from_the_storage_is_refused(long declared) => Assert.Contains(
        $"its entry 'data/0' has 24 bytes, and data.pkl declares {(Int128)declared * 4}",
        Archive(Tensor(Storage("0", declared), 0, [1], [1])).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void A_storage_described_in_two_ways_is_refused() => Assert.Contains(
        "describes the storage '0' in two ways",
        Archive(Tuple(Whole(Storage("0", 6)), Whole(Storage("0", 6, "IntStorage")))).RefusalMessage(),
        StringComparison.Ordinal);

    [Fact]
    public void A_storage_without_its_entry_is_refused() => Assert.Contains(
        "it has no entry 'data/1'",
        Archive(Tensor(Storage("1", 6), 0, [6], [1])).RefusalMessage(),
        StringComparison.Ordinal);

    private static string Refusal(long offset, long[] size, long[] stride) =>
        Archive(Tensor(Storage("0", 6), offset, size, stride)).RefusalMessage();

    private static string Whole(string storage) => Tensor(storage, 0, [6], [1]);

    private static object? Load(string pickle) => Archive(pickle).Load();

    private static ArchiveBuilder Archive(string pickle) => ArchiveBuilder
        .WithPickle($"{Start}{pickle}.")
        .Add("a/data/0", MemoryMarshal.AsBytes(Elements.AsSpan()).ToArray());
}
