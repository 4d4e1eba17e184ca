using Thelper.Configuration;

namespace Thelper.Tests.Configuration;

/// <summary>Lists whose keys name components.</summary>
public sealed class NamedListBindingTests
{
    [Fact]
    public void Keys_name_components_in_the_order_of_the_file()
    {
        var steps = Demo.Value<Steps>("of: {torch.optim.AdamW: {}, torch.optim.SGD: {lr: 0.5}, torch.optim.Adam: }").Of;

        Assert.Equal(
            [new AdamOptions { Variant = "torch.optim.AdamW" }, new SgdOptions { LearningRate = 0.5 }, new AdamOptions { Variant = "torch.optim.Adam" }],
            steps);
    }

    [Fact]
    public void A_list_may_name_a_component_more_than_once()
    {
        var steps = Demo.Value<Steps>("of:\n- torch.optim.SGD: {lr: 1}\n- torch.optim.Adam\n- torch.optim.SGD: {lr: 2}").Of;

        Assert.Equal([1, 2], steps.OfType<SgdOptions>().Select(options => options.LearningRate));
        Assert.IsType<AdamOptions>(steps[1]);
    }

    [Fact]
    public void An_old_name_is_accepted_with_a_warning()
    {
        var bound = Demo.Bind<Steps>("of: {torch.optim.adam.Adam: }");

        Assert.Equal(
            "demo.yml:1:6: of.torch.optim.adam.Adam: 'torch.optim.adam.Adam' is another name of 'torch.optim.Adam'; "
            + "write 'torch.optim.Adam'.",
            Assert.Single(bound.Warnings).ToString());
    }

    [Theory]
    [InlineData(
        "{torch.optim.SDG: {}}",
        "1:6: of.torch.optim.SDG: unknown optimizer 'torch.optim.SDG'; did you mean 'torch.optim.SGD'?")]
    [InlineData("{torch.optim.SGD: {}}", "1:23: of.torch.optim.SGD: the key 'lr' is missing.")]
    [InlineData("{torch.optim.SGD: {lr: x}}", "1:28: of.torch.optim.SGD.lr: must be a number, but received the text 'x'.")]
    [InlineData(
        "{torch.optim.SGD: 5}",
        "1:23: of.torch.optim.SGD: must be a section (keys with values), but received the number 5.")]
    [InlineData("[{torch.optim.SGD: {lr: x}}]", "1:29: of.0.torch.optim.SGD.lr: must be a number, but received the text 'x'.")]
    [InlineData(
        "[5]",
        "1:6: of.0: must be the name of an optimizer, or a section with one key, which is that name; received the number 5.")]
    [InlineData(
        "[{a: {}, b: {}}]",
        "1:6: of.0: must be the name of an optimizer, or a section with one key, which is that name; received 2 keys.")]
    [InlineData(
        "3",
        "1:5: of: must be a section whose keys name an optimizer each, or a list of such, but received the number 3.")]
    [InlineData("{}", "1:5: of: must not be empty.")]
    public void A_mistake_is_refused_where_it_stands(string written, string expected) => Assert.Equal(
        $"demo.yml:{expected}\n1 error in demo.yml.", Demo.Complaint<Steps>($"of: {written}"));

    [Fact]
    public void Every_mistake_is_reported()
    {
        var exception = Assert.Throws<ConfigException>(() => Demo.Bind<Steps>("of: {a: {}, torch.optim.SGD: {lr: x}, b: {}}"));

        Assert.Equal(3, exception.Errors.Count);
    }

    internal sealed record Steps
    {
        [NamedByKey]
        [NotEmpty]
        public required IReadOnlyList<IOptimizerOptions> Of { get; init; }
    }
}
