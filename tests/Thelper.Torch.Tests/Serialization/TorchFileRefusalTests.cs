using static Thelper.Torch.Tests.Serialization.PickleText;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Pickles that a weights file may not be, and pickles that are broken.</summary>
public sealed class TorchFileRefusalTests
{
    [Fact]
    public void A_folder_and_a_file_that_is_not_there_are_told_apart()
    {
        var folder = Path.GetTempPath();
        var missing = Path.Combine(folder, Guid.NewGuid().ToString());

        Assert.Equal($"The file {folder} is a folder; nothing was loaded.", Assert.Throws<TorchFileException>(() => TorchFile.Load(folder)).Message);
        Assert.Equal($"The file {missing} does not exist; nothing was loaded.", Assert.Throws<TorchFileException>(() => TorchFile.Load(missing)).Message);
    }

    [Fact]
    public void A_name_that_is_not_on_the_list_is_refused() => Assert.Equal(
        "The file x.pth asks for 'os.system', which is not in the list of things that a weights file may contain; "
        + "nothing was loaded.",
        Refusal($"cos\nsystem\n({Text("ls")}tR"));

    [Theory]
    [InlineData("cbuiltins\neval\n")]
    [InlineData("ctorch\nload\n")]
    [InlineData("ctorch\nComplexFloatStorage\n")]
    [InlineData("ctorch._utils\n_rebuild_sparse_tensor\n")]
    [InlineData("ccollections.OrderedDict\n__class__\n")]
    [InlineData("\u008c\u0002os\u008c\u0006system\u0093")]
    public void Other_names_are_refused_too_though_never_called(string pickle) =>
        Assert.Contains("not in the list of things", Refusal(pickle), StringComparison.Ordinal);

    [Theory]
    [InlineData("(ccollections\nOrderedDict\no")]
    [InlineData("(ios\nsystem\n")]
    [InlineData("ccollections\nOrderedDict\n)\u0081")]
    [InlineData("\u0082\u0001")]
    [InlineData("I1\n")]
    [InlineData("P0\n")]
    [InlineData("\u008f")]
    [InlineData("0")]
    public void An_instruction_that_is_not_on_the_list_is_refused(string pickle) =>
        Assert.Contains("not in the list of those that a weights file may use", Refusal(pickle), StringComparison.Ordinal);

    [Theory]
    [InlineData("ctorch\nFloatStorage\n")]
    [InlineData("ccollections\nOrderedDict\n")]
    [InlineData("]ctorch._utils\n_rebuild_tensor_v2\na")]
    public void A_class_in_place_of_a_value_is_refused(string pickle) =>
        Assert.Contains("a bare storage, class or function", Refusal(pickle), StringComparison.Ordinal);

    [Theory]
    [InlineData("ccollections\nOrderedDict\n(]tR")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n)R")]
    [InlineData("ctorch._utils\n_rebuild_parameter\n(NNNtR")]
    [InlineData("ctorch\nSize\n(NtR")]
    [InlineData("ctorch\ndevice\n)R")]
    [InlineData("c_codecs\nencode\n(NNtR")]
    public void A_call_with_other_arguments_is_refused(string pickle) =>
        Assert.Contains("with arguments that a weights file does not give it", Refusal(pickle), StringComparison.Ordinal);

    [Theory]
    [InlineData("h\u0005", "refers to value 5")]
    [InlineData("j\u00ff\u00ff\u00ff\u00ff", "refers to value 4294967295")]
    [InlineData("a", "needs a value")]
    [InlineData("(a", "needs a value")]
    [InlineData("t", "needs a mark")]
    [InlineData("NNa", "appends to something that is no list")]
    [InlineData("NNNs", "something that is no dictionary")]
    [InlineData("}(Nu", "a key without a value")]
    [InlineData("}]Ns", "a key that is neither")]
    [InlineData("]}b", "sets attributes of something")]
    [InlineData("N)R", "calls something that is no function")]
    [InlineData("NQ", "that is no storage")]
    [InlineData("NN\u0093", "whose name is no text")]
    [InlineData("\u0080\u0006", "pickle protocol 6")]
    [InlineData("\u008a\u00091234567890", "an integer of 9 bytes")]
    [InlineData("\u008c\u0001\u00ff", "not valid UTF-8")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ffab", "data.pkl ends within")]
    [InlineData("\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "data.pkl ends within")]
    [InlineData("cos", "data.pkl ends within")]
    [InlineData("", "needs a value")]
    public void A_broken_pickle_is_refused(string pickle, string problem) =>
        Assert.Contains(problem, Refusal(pickle), StringComparison.Ordinal);

    [Fact]
    public void A_pickle_without_an_end_is_refused() =>
        Assert.Contains(
            "data.pkl ends within", ArchiveBuilder.WithPickle(Start).RefusalMessage(), StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() => Assert.Contains(
        "nested more than 256 deep",
        Refusal(new string(']', 100_000) + new string('a', 99_999)),
        StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_behind_a_shared_value_is_refused()
    {
        // 200 lists within each other, stored as value 0, within 200 tuples: neither alone is too deep.
        var inner = new string(']', 200) + new string('a', 199) + "q\u0000";

        Assert.Contains(
            "nested more than 256 deep",
            Refusal($"]{inner}ah\u0000{new string('\u0085', 200)}a"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_contains_itself_is_refused() =>
        Assert.Contains("contains itself", Refusal("]q\u0000h\u0000a"), StringComparison.Ordinal);

    [Fact]
    public void Shared_lists_that_multiply_into_billions_of_values_are_refused()
    {
        var doubling = string.Concat(Enumerable.Range(0, 40).Select(i => $"q{(char)i}h{(char)i}\u0086"));

        Assert.Contains("holds more than 4194304 values", Refusal($"]{doubling}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_turned_into_bytes_again_and_again_is_refused()
    {
        var arguments = $"{Text(new string('x', 1 << 20))}{Text("latin1")}\u0086q\u0000";
        var calls = string.Concat(Enumerable.Repeat("c_codecs\nencode\nh\u0000R", 100));

        Assert.Contains("holds more than 4194304 values", Refusal($"]({arguments}{calls}e"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_or_strange_name_is_cut_in_the_message()
    {
        var message = Refusal($"cos\u0007\n{new string('x', 1000)}\n");

        Assert.Contains("'os?.xxx", message, StringComparison.Ordinal);
        Assert.True(message.Length < 300, message);
    }

    private static string Refusal(string pickle) => ArchiveBuilder.WithPickle($"{Start}{pickle}.").RefusalMessage();
}
