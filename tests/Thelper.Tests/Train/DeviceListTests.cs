using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class DeviceListTests
{
    private const string Allowed = "it must be cpu, cuda:0 and so on, several of these, or cuda:all.";

    [Theory]
    [InlineData("cpu", 0, "cpu")]
    [InlineData("cpu", 2, "cpu")]
    [InlineData("cuda:1", 2, "cuda:1")]
    [InlineData("cuda", 2, "cuda:0 cuda:1")]
    [InlineData("cuda:all", 3, "cuda:0 cuda:1 cuda:2")]
    [InlineData("cuda:2,cuda:0", 3, "cuda:2 cuda:0")]
    [InlineData("cuda:0 , cuda:1", 2, "cuda:0 cuda:1")]
    [InlineData("cuda:0;cuda:1", 2, "cuda:0 cuda:1")]
    public void Devices_are_listed_in_their_order(string words, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(words, count)));

    [Theory]
    [InlineData(0, "cpu")]
    [InlineData(1, "cuda:0")]
    [InlineData(3, "cuda:0")]
    public void Where_none_is_named_the_first_CUDA_device_is_chosen_or_the_cpu(int count, string expected) => Assert.Equal(
        expected, string.Join(' ', DeviceList.Parse(null, count, sentence => new InvalidOperationException(sentence))));

    [Theory]
    [InlineData("", 2, "is empty, but " + Allowed)]
    [InlineData(",", 2, "is empty, but " + Allowed)]
    [InlineData("tpu", 2, "is 'tpu', but " + Allowed)]
    [InlineData("CUDA:0", 2, "is 'CUDA:0', but " + Allowed)]
    [InlineData("cuda:-1", 2, "is 'cuda:-1', but " + Allowed)]
    [InlineData("cuda:", 2, "is 'cuda:', but " + Allowed)]
    [InlineData("cuda:0,", 2, "is 'cuda:0, ', but " + Allowed)]
    [InlineData("cuda:0", 0, "is 'cuda:0', but libtorch finds no CUDA device here; use cpu.")]
    [InlineData("cuda:all", 0, "is 'cuda:all', but libtorch finds no CUDA device here; use cpu.")]
    [InlineData("cuda:1", 1, "is 'cuda:1', but there is only cuda:0.")]
    [InlineData("cuda:0,cuda:7", 2, "is 'cuda:0, cuda:7', but there is only cuda:0 to cuda:1.")]
    [InlineData("cuda:0,cuda:0", 2, "is 'cuda:0, cuda:0', which names cuda:0 twice; name each device once.")]
    [InlineData("cpu,cuda:0", 2, "is 'cpu, cuda:0', but cpu stands alone; name the CUDA devices one by one, as cuda:0, cuda:1.")]
    [InlineData("cuda:0;cuda:all", 2, "is 'cuda:0, cuda:all', but cuda:all stands alone; name the CUDA devices one by one, as cuda:0, cuda:1.")]
    public void What_names_no_device_is_refused(string words, int count, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InvalidOperationException>(() => Parse(words, count)).Message);

    private static IReadOnlyList<Device> Parse(string words, int count) =>
        DeviceList.Parse(words.Split(';'), count, sentence => new InvalidOperationException(sentence));
}
