using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

public sealed class ComponentBindingTests
{
    [Fact]
    public void The_type_chooses_the_options()
    {
        var optimizer = Optimizer("{type: torch.optim.SGD, params: {lr: 0.1, momentum: 0.9}}");

        Assert.Equal(new SgdOptions { LearningRate = 0.1, Momentum = 0.9 }, optimizer);
    }

    [Theory]
    [InlineData("{type: torch.optim.Adam}")]
    [InlineData("{type: torch.optim.Adam, params: }")]
    [InlineData("{type: torch.optim.Adam, params: {}}")]
    [InlineData("torch.optim.Adam")]
    public void Without_params_the_options_keep_their_defaults(string written)
    {
        Assert.Equal(new AdamOptions { Variant = "torch.optim.Adam" }, Optimizer(written));
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("param")]
    [InlineData("kwargs")]
    public void Other_spellings_of_params_are_accepted_with_a_warning(string key)
    {
        var bound = Demo.Bind<SessionOptions>($"name: x\noptimizer: {{type: torch.optim.SGD, {key}: {{lr: 1}}}}");

        Assert.Equal(new SgdOptions { LearningRate = 1 }, bound.Value.Optimizer);
        Assert.Equal(
            $"'{key}' is another spelling of 'params'; write 'params'.", Assert.Single(bound.Warnings).Sentence);
    }

    [Fact]
    public void Options_that_serve_several_components_learn_the_name()
    {
        Assert.Equal("torch.optim.AdamW", Assert.IsType<AdamOptions>(Optimizer("{type: torch.optim.AdamW}")).Variant);
    }

    [Fact]
    public void An_old_name_is_accepted_with_a_warning_that_names_the_new_one()
    {
        var bound = Demo.Bind<SessionOptions>("name: x\noptimizer: {type: torch.optim.adam.Adam}");

        Assert.Equal("torch.optim.Adam", Assert.IsType<AdamOptions>(bound.Value.Optimizer).Variant);
        Assert.Equal(
            "demo.yml:2:19: optimizer.type: 'torch.optim.adam.Adam' is another name of 'torch.optim.Adam'; "
            + "write 'torch.optim.Adam'.",
            Assert.Single(bound.Warnings).ToString());
    }

    [Fact]
    public void A_name_without_a_module_on_the_way_needs_no_warning()
    {
        var document = ConfigReader.Parse("model: {type: torchvision.models.resnet18}", "demo.yml");

        Assert.Empty(ConfigBinder.Bind<Models.ModelSection>(document, StandardComponents.Catalogue()).Warnings);
    }

    [Theory]
    [InlineData(
        "{type: torch.optim.SDG}",
        "2:19: optimizer.type: unknown optimizer 'torch.optim.SDG'; did you mean 'torch.optim.SGD'?")]
    [InlineData("{type: Adam}", "2:19: optimizer.type: unknown optimizer 'Adam'; did you mean 'torch.optim.Adam'?")]
    [InlineData(
        "{type: my.Own}",
        "2:19: optimizer.type: unknown optimizer 'my.Own'; "
        + "the known names are 'torch.optim.SGD', 'torch.optim.Adam', 'torch.optim.AdamW'.")]
    [InlineData(
        "{type: torch.nn.CrossEntropyLoss}",
        "2:19: optimizer.type: 'torch.nn.CrossEntropyLoss' is a loss, but an optimizer is needed here.")]
    [InlineData("{type: 5}", "2:19: optimizer.type: must be the name of an optimizer, but received the number 5.")]
    [InlineData(
        "{params: {}}",
        "2:12: optimizer: the key 'type' is missing, which names an optimizer; "
        + "the known names are 'torch.optim.SGD', 'torch.optim.Adam', 'torch.optim.AdamW'.")]
    [InlineData(
        "{}",
        "2:12: optimizer: the key 'type' is missing, which names an optimizer; "
        + "the known names are 'torch.optim.SGD', 'torch.optim.Adam', 'torch.optim.AdamW'.")]
    [InlineData(
        "[1]",
        "2:12: optimizer: must be an optimizer, that is a section with 'type' and 'params', but received a list.")]
    [InlineData(
        "{type: torch.optim.SGD, params: [1]}",
        "2:44: optimizer.params: must be a section (keys with values), but received a list.")]
    [InlineData("{type: torch.optim.SGD}", "2:12: optimizer.params: the key 'lr' is missing.")]
    [InlineData(
        "{type: torch.optim.Adam, lr: 1}",
        "2:37: optimizer.lr: unknown key 'lr' here; it belongs under 'params'.")]
    [InlineData(
        "{type: torch.optim.Adam, other: 1}",
        "2:37: optimizer.other: unknown key 'other'; the known keys are 'type', 'params'.")]
    [InlineData(
        "{type: torch.optim.SGD, params: {lr: 0,002}}",
        "2:51: optimizer.params.002: unknown key '002'; where it ends a number, write that with a decimal point in place of the comma.")]
    [InlineData(
        "{type: torch.optim.SGD, params: {lr: '0,002'}}",
        "2:49: optimizer.params.lr: must be a number, but received the text '0,002'; write it with a decimal point: 0.002.")]
    [InlineData("{typ: torch.optim.Adam}", "2:13: optimizer.typ: unknown key 'typ'; did you mean 'type'?")]
    public void A_mistake_in_a_component_is_refused(string written, string expected)
    {
        var message = Demo.Complaint<SessionOptions>($"name: x\noptimizer: {written}");

        Assert.Equal($"demo.yml:{expected}\n1 error in demo.yml.", message);
    }

    [Fact]
    public void Components_may_stand_in_lists()
    {
        var options = Demo.Value<SessionOptions>("name: x\noptimizers:\n- type: torch.optim.Adam\n- torch.optim.AdamW");

        Assert.Equal(2, options.Optimizers.Count);
    }

    [Fact]
    public void A_list_of_one_component_may_be_written_without_brackets()
    {
        Assert.Single(Demo.Value<SessionOptions>("name: x\noptimizers: {type: torch.optim.Adam}").Optimizers);
    }

    [Fact]
    public void A_name_can_be_added_only_once_for_a_kind()
    {
        var catalogue = DemoCatalogue.Create();

        Assert.Throws<ArgumentException>(() => catalogue.Add<IOptimizerOptions, SgdOptions>("torch.optim.Adam"));
    }

    [Fact]
    public void A_kind_must_be_marked()
    {
        Assert.Throws<ArgumentException>(() => new ComponentCatalogue().Add<object, SgdOptions>("x"));
    }

    private static IOptimizerOptions? Optimizer(string written) =>
        Demo.Value<SessionOptions>($"name: x\noptimizer: {written}").Optimizer;
}
