using Thelper.Optimization;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Optimization;

public sealed class OptimizerSectionTests
{
    [Theory]
    [InlineData("lr", 0.25)]
    [InlineData("momentum", 0.75)]
    [InlineData("dampening", 0.5)]
    [InlineData("weight_decay", 0.125)]
    public void Sgd_has_the_numbers_of_the_configuration(string key, double value) => Assert.Equal(
        value, Group("torch.optim.SGD", "lr: 0.25, momentum: 0.75, dampening: 0.5, weight_decay: 0.125")[key]);

    [Fact]
    public void Sgd_looks_ahead_where_the_configuration_says_so() =>
        Assert.Equal(true, Group("torch.optim.SGD", "lr: 0.25, momentum: 0.75, nesterov: true")["nesterov"]);

    [Theory]
    [InlineData("lr", 0.25)]
    [InlineData("eps", 1e-4)]
    [InlineData("weight_decay", 0.125)]
    [InlineData("amsgrad", true)]
    public void Adam_has_the_values_of_the_configuration(string key, object value) => Assert.Equal(
        value, Group("torch.optim.Adam", "lr: 0.25, eps: 1.0e-4, weight_decay: 0.125, amsgrad: true")[key]);

    [Fact]
    public void Adam_has_the_betas_of_the_configuration() => Assert.Equal(
        [0.5, 0.75], (IEnumerable<object?>)Group("torch.optim.Adam", "betas: [0.5, 0.75]")["betas"]!);

    [Theory]
    [InlineData("[0.9]")]
    [InlineData("[0.9, 0.99, 0.999]")]
    [InlineData("[0.9, 1]")]
    [InlineData("[-0.1, 0.9]")]
    public void Betas_are_two_numbers_from_0_to_below_1(string betas) => Assert.Equal(
        ("optimizer.params.betas", $"must be two numbers from 0 to below 1, but is {betas}."),
        Mistake("torch.optim.Adam", $"betas: {betas}"));

    [Theory]
    [InlineData("lr: 0.1, nesterov: true")]
    [InlineData("lr: 0.1, nesterov: true, momentum: 0.9, dampening: 0.1")]
    public void Looking_ahead_needs_momentum_without_dampening(string parameters) => Assert.Equal(
        ("optimizer.params.nesterov", "is true, but then momentum must be above 0 and dampening 0."),
        Mistake("torch.optim.SGD", parameters));

    [Fact]
    public void Sgd_needs_a_learning_rate() => Assert.Equal(
        "the key 'lr' is missing.", Mistake("torch.optim.SGD", "momentum: 0.9").Sentence);

    [Theory]
    [InlineData("torch.optim.SGD", "lr: -0.1", "lr")]
    [InlineData("torch.optim.SGD", "lr: 0.1, momentum: -1", "momentum")]
    [InlineData("torch.optim.SGD", "lr: 0.1, weight_decay: -1", "weight_decay")]
    [InlineData("torch.optim.Adam", "lr: .nan", "lr")]
    [InlineData("torch.optim.Adam", "eps: -1", "eps")]
    public void A_number_out_of_its_range_is_refused(string type, string parameters, string key) =>
        Assert.Equal($"optimizer.params.{key}", Mistake(type, parameters).Path);

    private static (string Path, string Sentence) Mistake(string type, string parameters) =>
        Bound.Mistake<OptimizerSection>(Section(type, parameters));

    private static IReadOnlyDictionary<string, object?> Group(string type, string parameters)
    {
        using var parameter = Tensors.From<float>([0]);
        parameter.RequiresGradient = true;
        using var optimizer = Bound.To<OptimizerSection>(Section(type, parameters)).Optimizer.Create([parameter]);
        return (IReadOnlyDictionary<string, object?>)((IReadOnlyList<object?>)optimizer.StateDictionary()["param_groups"]!)[0]!;
    }

    private static string Section(string type, string parameters) =>
        $"optimizer:\n  type: {type}\n  params: {{{parameters}}}\n";

    private sealed record OptimizerSection
    {
        public required IOptimizerOptions Optimizer { get; init; }
    }
}
