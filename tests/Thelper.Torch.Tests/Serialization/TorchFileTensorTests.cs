namespace Thelper.Torch.Tests.Serialization;

public sealed class TorchFileTensorTests
{
    public static TheoryData<ScalarType> AllTypes => [.. Enum.GetValues<ScalarType>()];

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void A_tensor_of_each_type_comes_back_to_the_bit(ScalarType type)
    {
        using var scope = TensorScope.Open();
        var bytes = Enumerable.Range(0, 6 * type.Size())
            .Select(i => (byte)(type == ScalarType.Bool ? i % 2 : i * 37))
            .ToArray();
        var tensor = Tensors.FromBytes(bytes, type, [2, 3]);

        var loaded = SaveAndLoad(tensor);

        Assert.Equal((type, bytes), (loaded.ScalarType, loaded.ToBytes()), BytesEqual);
        Assert.Equal([2, 3], loaded.Shape);
    }

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 0 })]
    [InlineData(new long[] { 2, 0, 3 })]
    [InlineData(new long[] { 1, 1, 1, 1, 1 })]
    public void A_tensor_of_an_odd_shape_keeps_it(long[] shape)
    {
        using var scope = TensorScope.Open();

        Assert.Equal(shape, SaveAndLoad(Operators.Ones(shape)).Shape);
    }

    [Fact]
    public void A_view_is_saved_with_its_own_elements_only()
    {
        using var scope = TensorScope.Open();
        var view = Tensors.From<float>([0, 1, 2, 3, 4, 5], 2, 3).Transpose(0, 1);

        Assert.Equal([0, 3, 1, 4, 2, 5], SaveAndLoad(view).AsSpan<float>().ToArray());
    }

    [Fact]
    public void A_parameter_comes_back_as_a_plain_tensor()
    {
        using var scope = TensorScope.Open();
        var parameter = Operators.Ones([2]);
        parameter.RequiresGradient = true;

        Assert.False(SaveAndLoad(parameter).RequiresGradient);
    }

    [Fact]
    public void A_loaded_tensor_can_become_a_parameter_that_is_changed_in_place()
    {
        using var scope = TensorScope.Open();
        var loaded = SaveAndLoad(Operators.Ones([2]));
        loaded.RequiresGradient = true;
        loaded.Sum().Backward();
        using (GradMode.Disable())
        {
            loaded.FillInPlace(3);
        }

        Assert.Equal([3f, 3f], loaded.ToArray<float>());
        Assert.Equal([1f, 1f], loaded.Gradient()!.ToArray<float>());
    }

    [Fact]
    public void A_tensor_longer_than_one_piece_of_the_copy_comes_back_whole()
    {
        using var scope = TensorScope.Open();
        var tensor = Operators.Arange(3_000_001, ScalarType.Int64);

        Assert.Equal(tensor.ToBytes(), SaveAndLoad(tensor).ToBytes());
    }

    [Fact]
    public void Tensors_belong_to_the_scope_in_which_they_were_loaded()
    {
        Tensor loaded;
        using (TensorScope.Open())
        {
            loaded = SaveAndLoad(Operators.Ones([2]));
            Assert.Equal(2, loaded.ElementCount);
        }

        Assert.Throws<ObjectDisposedException>(() => loaded.ElementCount);
    }

    private static bool BytesEqual((ScalarType Type, byte[] Bytes) x, (ScalarType Type, byte[] Bytes) y) =>
        x.Type == y.Type && x.Bytes.AsSpan().SequenceEqual(y.Bytes);

    private static Tensor SaveAndLoad(Tensor tensor)
    {
        using var stream = new MemoryStream();
        TorchFile.Save(stream, tensor);
        return Assert.IsType<Tensor>(TorchFile.Load(stream));
    }
}
