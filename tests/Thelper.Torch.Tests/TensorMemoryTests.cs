namespace Thelper.Torch.Tests;

public sealed class TensorMemoryTests
{
    [Fact]
    public void A_span_reads_and_writes_the_elements_themselves()
    {
        using var tensor = Operators.Zeros([2]);
        tensor.AsSpan<float>()[1] = 7;

        Assert.Equal([0f, 7f], tensor.ToArray<float>());
    }

    [Fact]
    public void A_view_shares_memory_with_its_tensor()
    {
        using var scope = TensorScope.Open();
        var tensor = Operators.Zeros([2, 2]);
        tensor.Select(0, 1).FillInPlace(3L);

        Assert.Equal([0, 0, 3, 3], tensor.ToArray<long>());
    }

    [Fact]
    public void A_span_of_another_type_is_refused()
    {
        using var tensor = Operators.Zeros([2]);

        var error = Assert.Throws<InvalidOperationException>(() => _ = tensor.AsSpan<double>().Length);

        Assert.Contains("Float32[2] on cpu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_of_a_tensor_with_gaps_is_refused()
    {
        using var scope = TensorScope.Open();
        var transposed = Operators.Zeros([2, 3]).Transpose(0, 1);

        Assert.Throws<InvalidOperationException>(() => _ = transposed.AsSpan<float>().Length);
    }

    [Fact]
    public void A_span_of_a_type_that_no_tensor_has_is_refused()
    {
        using var tensor = Operators.Zeros([2]);

        var error = Assert.Throws<NotSupportedException>(() => _ = tensor.AsSpan<char>().Length);

        Assert.Contains("Char", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_span_of_an_empty_tensor_is_empty()
    {
        using var tensor = Operators.Zeros([0]);

        Assert.True(tensor.AsSpan<float>().IsEmpty);
    }
}
