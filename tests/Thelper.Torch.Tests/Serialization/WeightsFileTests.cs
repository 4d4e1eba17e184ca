namespace Thelper.Torch.Tests.Serialization;

public sealed class WeightsFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("model")]
    [InlineData("state_dict")]
    [InlineData("model_state_dict")]
    public void Weights_are_found_alone_and_in_the_section_of_a_checkpoint(string section)
    {
        using var scope = TensorScope.Open();
        var weights = Weights("a.weight", "a.bias");

        Assert.Equal(["a.weight", "a.bias"], Load(section.Length == 0 ? weights : Checkpoint((section, weights))).Keys);
    }

    [Fact]
    public void Averaged_weights_come_before_those_that_training_goes_on_from()
    {
        using var scope = TensorScope.Open();

        Assert.Equal(["averaged"], Load(Checkpoint(("model", Weights("plain")), ("model_ema", Weights("averaged")))).Keys);
    }

    [Theory]
    [InlineData(new[] { "module.a", "module.b.c" }, new[] { "a", "b.c" })]
    [InlineData(new[] { "_orig_mod.module.a" }, new[] { "a" })]
    [InlineData(new[] { "n_averaged", "module.a", "module.b" }, new[] { "a", "b" })]
    [InlineData(new[] { "n_averaged", "a" }, new[] { "n_averaged", "a" })]
    [InlineData(new[] { "n_averaged" }, new[] { "n_averaged" })]
    [InlineData(new[] { "module.a", "b" }, new[] { "module.a", "b" })]
    [InlineData(new[] { "module." }, new[] { "module." })]
    public void What_is_put_around_a_whole_model_is_taken_off_its_names(string[] names, string[] expected)
    {
        using var scope = TensorScope.Open();

        Assert.Equal(expected, Load(Weights(names)).Keys);
    }

    [Fact]
    public void Safetensors_are_known_by_their_name()
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile(".safetensors");
        SafeTensorsFile.Save(file.Path, Weights("module.a"));

        Assert.Equal(["a"], WeightsFile.Load(file.Path).Keys);
    }

    [Fact]
    public void What_holds_no_weights_is_refused()
    {
        using var scope = TensorScope.Open();

        Assert.Contains("holds no weights: they are a dictionary", Refusal(new List<object?>()), StringComparison.Ordinal);
        Assert.Contains("holds no weights: 'epoch' is no tensor, and there is no section model_ema, state_dict",
            Refusal(Checkpoint(("epoch", 3L))), StringComparison.Ordinal);
    }

    private static string Refusal(object value) => Assert.Throws<TorchFileException>(() => Load(value)).Message;

    private static OrderedDictionary<string, Tensor> Load(object value)
    {
        using var file = new TemporaryFile();
        TorchFile.Save(file.Path, value);
        return WeightsFile.Load(file.Path);
    }

    private static OrderedDictionary<string, object?> Checkpoint(params (string Name, object Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, (object?)entry.Value)));

    private static Dictionary<string, Tensor> Weights(params string[] names) => names.ToDictionary(name => name, _ => Tensors.FromScalar(1f));
}
