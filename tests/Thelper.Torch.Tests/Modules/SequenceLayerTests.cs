using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class SequenceLayerTests
{
    [Fact]
    public void Recurrent_layers_begin_with_zeros_where_no_state_is_given()
    {
        using var scope = TensorScope.Open();
        using var layer = new Lstm(3, 4);
        var values = Operators.Randn([5, 2, 3]);

        var output = layer.Forward(values);

        var begun = layer.Forward(new RecurrentInput(values, Operators.Zeros([1, 2, 4]), Operators.Zeros([1, 2, 4])));
        Assert.Equal(begun.Values.ToArray<float>(), output.Values.ToArray<float>());
        Assert.Equal([1, 2, 4], output.Cell!.Shape);
    }

    [Fact]
    public void A_state_carries_a_sequence_on_from_where_it_was_cut()
    {
        using var scope = TensorScope.Open();
        using var layer = new Gru(3, 4);
        var values = Operators.Randn([6, 2, 3]);

        var whole = layer.Forward(values).Values;
        var first = layer.Forward(values.Slice(0, 0, 4));
        var rest = layer.Forward(new RecurrentInput(values.Slice(0, 4), first.Hidden)).Values;

        Assert.Equal(whole.Slice(0, 4).ToArray<float>(), rest.ToArray<float>(), new NearlyEqual());
    }

    [Fact]
    public void Recurrent_layers_keep_no_tensor_but_their_output()
    {
        using var layer = new Lstm(3, 4, new RecurrentOptions { Bidirectional = true, Layers = 2 });
        using var values = Operators.Randn([5, 2, 3]);
        using var mode = GradMode.Disable();
        var before = Tensor.LiveCount;

        var output = layer.Forward(values);

        Assert.Equal(before + 3, Tensor.LiveCount);
        Array.ForEach([output.Values, output.Hidden, output.Cell!], tensor => tensor.Dispose());
    }

    [Fact]
    public void Heads_that_do_not_divide_the_features_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new MultiheadAttention(8, 3));

        Assert.Contains("3 heads", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_that_a_mask_hides_have_no_weight()
    {
        using var scope = TensorScope.Open();
        using var attention = new MultiheadAttention(4, 2, new AttentionOptions { BatchFirst = true });
        var mask = Tensors.From<bool>([false, true, false], 1, 3);

        var (_, weights) = attention.Forward(AttentionInput.FromTensor(Operators.Randn([1, 3, 4])) with { KeyPaddingMask = mask });

        Assert.All(Enumerable.Range(0, 3), row => Assert.Equal(0, weights!.ToArray<float>()[(3 * row) + 1]));
    }

    [Fact]
    public void The_layers_of_an_encoder_begin_alike_and_draw_once_as_PyTorchs_do()
    {
        using var scope = TensorScope.Open();
        Generator.SeedAll(3);
        using var alone = new TransformerEncoderLayer(8, 2);
        var after = Operators.Randn([4]).ToArray<float>();
        Generator.SeedAll(3);
        using var encoder = new TransformerEncoder(new TransformerEncoderLayer(8, 2), 3);

        Assert.Equal(after, Operators.Randn([4]).ToArray<float>());
        var state = encoder.StateDictionary();
        Assert.Equal(state["layers.0.linear1.weight"].ToArray<float>(), state["layers.2.linear1.weight"].ToArray<float>());
    }

    [Fact]
    public void Observers_see_the_output_of_a_call_with_masks()
    {
        using var scope = TensorScope.Open();
        using var layer = new TransformerEncoderLayer(4, 1);
        var seen = 0;
        using var observation = layer.ObserveOutput(output =>
        {
            seen++;
            return output;
        });

        layer.Forward(Operators.Randn([3, 1, 4]), Transformer.CausalMask(3));

        Assert.Equal(1, seen);
    }

    [Fact]
    public void What_a_causal_mask_hides_does_not_change_what_came_before()
    {
        using var scope = TensorScope.Open();
        using var layer = new TransformerEncoderLayer(4, 1);
        layer.Eval();
        var sequence = Operators.Randn([3, 1, 4]);
        var other = Operators.Cat([sequence.Slice(0, 0, 2), Operators.Randn([1, 1, 4])]);

        var first = layer.Forward(sequence, Transformer.CausalMask(3)).Slice(0, 0, 2).ToArray<float>();
        var second = layer.Forward(other, Transformer.CausalMask(3)).Slice(0, 0, 2).ToArray<float>();

        Assert.Equal(first, second, new NearlyEqual());
    }

    [Fact]
    public void Bags_without_offsets_must_have_two_dimensions()
    {
        using var scope = TensorScope.Open();
        using var bag = new EmbeddingBag(5, 2);

        var error = Assert.Throws<ArgumentException>(() => bag.Forward(Tensors.From<long>([1, 2])));

        Assert.Contains("offsets", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maxima_go_back_to_where_they_were()
    {
        using var scope = TensorScope.Open();
        using var pool = new MaxPoolWithIndices(2, new PoolingOptions(2));
        using var inverse = new MaxUnpool2d(new PoolingOptions(2));
        var (maxima, indices) = pool.Forward(Tensors.From<float>([1, 5, 2, 3], 1, 1, 2, 2));

        var output = inverse.Forward(new UnpoolingInput(maxima, indices));

        Assert.Equal([0, 5, 0, 0], output.ToArray<float>());
    }

    [Fact]
    public void An_output_that_no_pooling_would_have_made_of_this_size_is_refused()
    {
        using var scope = TensorScope.Open();
        using var inverse = new MaxUnpool1d(new PoolingOptions(2));
        var indices = Operators.Zeros([1, 1, 1], ScalarType.Int64);

        var error = Assert.Throws<ArgumentException>(() => inverse.Forward(new UnpoolingInput(Operators.Ones([1, 1, 1]), indices, [4])));

        Assert.Contains("[4]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Initial_values_that_follow_from_two_dimensions_are_refused_for_one()
    {
        using var scope = TensorScope.Open();

        Assert.Throws<ArgumentException>(() => Initializers.XavierUniform(Operators.Empty([3])));
        Assert.Throws<ArgumentException>(() => Initializers.Eye(Operators.Empty([3])));
        Assert.Throws<ArgumentException>(() => Initializers.Dirac(Operators.Empty([3, 3])));
    }

    private sealed class NearlyEqual : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-5;

        public int GetHashCode(float obj) => 0;
    }
}
