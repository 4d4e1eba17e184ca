namespace Thelper.Torch.Tests.Serialization;

public sealed class TorchFileValueTests
{
    public static TheoryData<object?> Leaves => new(
        null, true, false, 0L, 255L, 256L, 65536L, -1L, int.MinValue, int.MaxValue + 1L, long.MinValue, long.MaxValue,
        0.1, double.NaN, double.NegativeInfinity, "", "ünï\u0000\U0001F600",
        Array.Empty<byte>(), new byte[] { 0, 127, 128, 255 },
        ScalarType.BFloat16);

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_value_comes_back_as_it_was(object? value) =>
        Assert.Equal(value is int number ? (long)number : value, SaveAndLoad(value));

    [Fact]
    public void Other_number_types_come_back_as_long_and_double() =>
        Assert.Equal(
            new List<object?> { 1L, 2L, 3L, 4.5 }, SaveAndLoad(new List<object?> { 1, (short)2, (byte)3, 4.5f }));

    [Fact]
    public void An_array_comes_back_as_a_list() => Assert.Equal(new List<object?> { 1L, 2L }, SaveAndLoad(new[] { 1, 2 }));

    [Fact]
    public void A_tuple_stays_a_tuple()
    {
        var tuple = Assert.IsType<TorchTuple>(SaveAndLoad(new TorchTuple(0.9, "x", new TorchTuple())));

        Assert.Equal([0.9, "x"], tuple.Take(2));
        Assert.Empty(Assert.IsType<TorchTuple>(tuple[2]));
    }

    [Fact]
    public void A_dictionary_with_text_keys_keeps_its_order()
    {
        var value = new OrderedDictionary<string, object?> { ["z"] = 1L, ["a"] = null, ["m"] = new List<object?>() };

        var loaded = Assert.IsType<OrderedDictionary<string, object?>>(SaveAndLoad(value));

        Assert.Equal(value.Keys, loaded.Keys);
        Assert.Equal(value.Values, loaded.Values);
    }

    [Fact]
    public void A_dictionary_with_integer_keys_keeps_them()
    {
        var loaded = SaveAndLoad(new Dictionary<int, string> { [3] = "c", [-1] = "a" });

        Assert.Equal("c", Assert.IsType<OrderedDictionary<long, object?>>(loaded)[3]);
    }

    [Fact]
    public void A_dictionary_with_several_kinds_of_keys_keeps_them()
    {
        var loaded = SaveAndLoad(new Dictionary<object, object?> { [3L] = "c", ["x"] = 1L, [true] = null });

        Assert.Equal(["x", 3L, true], Assert.IsType<OrderedDictionary<object, object?>>(loaded).Keys.Order(KindOrder));
    }

    [Fact]
    public void A_dictionary_without_entries_has_text_keys() =>
        Assert.IsType<OrderedDictionary<string, object?>>(SaveAndLoad(new Dictionary<long, object?>()));

    [Fact]
    public void A_value_of_an_unknown_type_is_refused_with_its_place()
    {
        var value = new Dictionary<string, object?> { ["outputs"] = new List<object?> { 1L, new Uri("http://x/") } };

        var error = Assert.Throws<ArgumentException>(() => TorchFile.Save(Stream.Null, value));

        Assert.StartsWith("The value at 'outputs.1' is of the type Uri;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_values_than_could_be_loaded_are_not_saved()
    {
        var value = new Dictionary<string, object?> { ["values"] = new int[1 << 22] };

        var error = Assert.Throws<ArgumentException>(() => TorchFile.Save(Stream.Null, value));

        Assert.StartsWith("The value at 'values.41", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("keep long series of numbers in tensors.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_contains_itself_is_not_saved()
    {
        var list = new List<object?>();
        list.Add(list);

        Assert.Throws<ArgumentException>(() => TorchFile.Save(Stream.Null, list));
    }

    [Fact]
    public void A_value_that_cannot_be_saved_leaves_the_file_as_it_was()
    {
        using var file = new TemporaryFile();
        TorchFile.Save(file.Path, "before");

        Assert.Throws<ArgumentException>(() => TorchFile.Save(file.Path, new object()));

        Assert.Equal("before", TorchFile.Load(file.Path));
    }

    private static Comparer<object> KindOrder { get; } =
        Comparer<object>.Create((x, y) => Kind(x).CompareTo(Kind(y)));

    private static int Kind(object key) => key is string ? 0 : key is long ? 1 : 2;

    private static object? SaveAndLoad(object? value)
    {
        using var stream = new MemoryStream();
        TorchFile.Save(stream, value);
        return TorchFile.Load(stream);
    }
}
