using System.Buffers.Binary;
using System.Text;

namespace Thelper.Torch.Tests.Serialization;

public sealed class SafeTensorsFileTests
{
    [Fact]
    public void Tensors_of_every_type_come_back_in_their_order()
    {
        using var scope = TensorScope.Open();
        var tensors = OfEveryType();
        tensors.Add("scalar", Tensors.FromScalar(2.5));
        tensors.Add("empty", Operators.Empty([2, 0, 3]));
        tensors.Add("ünï \"quoted\"", Tensors.From<float>([1]));

        var loaded = Load(Save(tensors));

        Assert.Equal(tensors.Keys, loaded.Keys);
        Assert.All(tensors, entry => Assert.Equal(
            (entry.Value.ScalarType, true), (loaded[entry.Key].ScalarType, entry.Value.Equal(loaded[entry.Key]))));
    }

    [Fact]
    public void Texts_come_back_beside_the_tensors()
    {
        using var file = new TemporaryFile();
        SafeTensorsFile.Save(file.Path, new Dictionary<string, Tensor>(), new Dictionary<string, string> { ["format"] = "pt", ["é"] = "" });

        Assert.Equal([new("format", "pt"), new("é", "")], SafeTensorsFile.LoadMetadata(file.Path));
        Assert.Empty(SafeTensorsFile.Load(file.Path));
    }

    [Fact]
    public void Each_tensor_lies_at_a_multiple_of_its_elements_size()
    {
        using var scope = TensorScope.Open();
        var bytes = Save(OfEveryType());
        var header = BinaryPrimitives.ReadInt64LittleEndian(bytes);

        Assert.Equal(0, header % 8);
        Assert.Contains("\"float64\":{\"dtype\":\"F64\",\"shape\":[3,2],\"data_offsets\":[48,96]}",
            Encoding.UTF8.GetString(bytes, 8, (int)header), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_may_lie_in_another_order_than_the_header_names_them()
    {
        using var scope = TensorScope.Open();
        var loaded = Load(File("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[2,3]},"b":{"data_offsets":[0,2],"shape":[2],"dtype":"U8"}}  """, [1, 2, 3]));

        Assert.Equal(["a", "b"], loaded.Keys);
        Assert.Equal([3], loaded["a"].ToArray<byte>());
        Assert.Equal([1, 2], loaded["b"].ToArray<byte>());
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "'a' are said to lie from 0 to 3, and there are 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}""", "'a' are said to lie from 2 to 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,2]}}""", "'a' has 2 bytes, which are not those of F32 elements of the shape [1]")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,2]}}""", "'a' has 2 bytes, which are not those of")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", "no tensor has the 1 bytes before the tensor 'a'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", "its tensors end after 1 bytes, and there are 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", "'b' lies over the one before it")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", "its header has 'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", "its header says 'dtype' of the tensor 'a', which it may not, or twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2],"x":[[]]}}""", "its header says 'x' of the tensor 'a'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2]}}""", "does not say dtype, shape and two data_offsets of the tensor 'a'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0]}}""", "does not say dtype, shape and two data_offsets of the tensor 'a'")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]}}""", "has the tensor 'a' with elements of the type 'F8_E4M3', and those that can be read are F64")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}}""", "'a' is no integer from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,2]}}""", "'a' is no integer from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,2]}}""", "'a' is no integer from 0")]
    [InlineData("""{"a":{"dtype":"U8","shape":["2"],"data_offsets":[0,2]}}""", "that does not belong there")]
    [InlineData("""{"__metadata__":{"a":1}}""", "that does not belong there")]
    [InlineData("""{"__metadata__":{"a":"b","a":"c"}}""", "its metadata has 'a' twice")]
    [InlineData("""{"a":3}""", "that does not belong there")]
    [InlineData("""{} {}""", "a header that is no JSON")]
    [InlineData("""{"a":""", "a header that is no JSON")]
    [InlineData("""{"\ud800":{}}""", "a header that is no JSON")]
    [InlineData(""" {}""", "its header does not begin with '{'")]
    [InlineData("""{"a":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}}""", "a truth value that is neither 0 nor 1")]
    public void A_header_that_breaks_the_format_is_refused(string header, string problem) =>
        Assert.Contains(problem, Refusal(File(header, [1, 2])), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 97, 98, 99 }, "it has 3 bytes, and the length of the header alone takes 8")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "it announces a header of 3 bytes, and has 2 more")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 }, "it announces a header of 18446744073709551615 bytes")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0 }, "its header does not begin with '{'")]
    public void A_file_of_another_kind_is_refused(byte[] bytes, string problem) =>
        Assert.Contains(problem, Refusal(bytes), StringComparison.Ordinal);

    [Fact]
    public void A_tensor_cannot_have_the_name_of_the_texts()
    {
        using var scope = TensorScope.Open();

        Assert.Throws<ArgumentException>(() => Save(new() { ["__metadata__"] = Tensors.FromScalar(1f) }));
    }

    private static OrderedDictionary<string, Tensor> OfEveryType() => new(Enum.GetValues<ScalarType>().Select(
        type => KeyValuePair.Create(
            type.ToString().ToLowerInvariant(),
            Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).Transpose(0, 1).To(Device.Cpu, type))));

    private static byte[] Save(OrderedDictionary<string, Tensor> tensors)
    {
        using var stream = new MemoryStream();
        SafeTensorsFile.Save(stream, tensors);
        return stream.ToArray();
    }

    private static OrderedDictionary<string, Tensor> Load(byte[] bytes) => SafeTensorsFile.Load(new MemoryStream(bytes), "x.safetensors");

    private static string Refusal(byte[] bytes) => Assert.Throws<TorchFileException>(() => Load(bytes)).Message;

    private static byte[] File(string header, byte[] data)
    {
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(header));
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. data];
    }
}
