using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tests.Support;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Tests.Optimization;

public sealed class ParameterGroupTests : IDisposable
{
    private readonly Sequential _model = new(new Linear(4, 5), new BatchNorm1d(5), new Linear(5, 3));

    [Fact]
    public void Without_groups_all_parameters_are_one()
    {
        using var optimizer = Make("lr: 0.1");

        Assert.Equal(6, Assert.Single(optimizer.Groups).Parameters.Count);
    }

    [Fact]
    public void Parameters_that_are_named_have_settings_of_their_own()
    {
        using var optimizer = Make("lr: 0.1, weight_decay: 0.5, groups: [{match: '2.*', lr: 0.01}, {match: [0.weight, '?.bias'], weight_decay: 0.25}]");

        Assert.Equal(
            [(1, 0.1, null), (2, 0.01, null), (3, 0.1, 0.25)],
            optimizer.Groups.Select(group => (group.Parameters.Count, group.LearningRate, group.WeightDecay)));
    }

    [Fact]
    public void Biases_and_normalisations_can_be_spared_weight_decay()
    {
        using var optimizer = Make("lr: 0.1, weight_decay: 0.5, decay_biases_and_norms: false, groups: [{match: 2.bias, weight_decay: 0.25}]");

        Assert.Equal(
            [(2, null), (3, 0.0), (1, 0.25)], optimizer.Groups.Select(group => (group.Parameters.Count, group.WeightDecay)));
    }

    [Fact]
    public void Groups_are_in_the_state_as_PyTorch_has_them()
    {
        using var optimizer = Make("lr: 0.1, weight_decay: 0.5, groups: [{match: '2.*', lr: 0.01, weight_decay: 0}]");
        var groups = ((IReadOnlyList<object?>)optimizer.StateDictionary()["param_groups"]!).Cast<IReadOnlyDictionary<string, object?>>();

        Assert.Equal([(0.1, 0.5), (0.01, 0.0)], groups.Select(group => ((double)group["lr"]!, (double)group["weight_decay"]!)));
    }

    [Fact]
    public void A_name_that_no_parameter_has_is_refused()
    {
        var error = Assert.Throws<SettingException>(() => Make("lr: 0.1, groups: [{match: ['0.*', 'fc.*'], lr: 1}]"));

        Assert.Equal(
            ("Match", "has 'fc.*', but the model has no parameter of such a name; it has 0.weight, 0.bias, 1.weight, 1.bias and 2 more."),
            (error.Property, error.Message));
    }

    [Theory]
    [InlineData("torch.optim.SGD", "lr: 0.1, groups: [{match: '0.*'}]", "groups.0.match", "is all that the group has; give it an lr or a weight_decay, or remove it.")]
    [InlineData("torch.optim.Rprop", "groups: [{match: '0.*', weight_decay: 1}]", "groups.0.weight_decay", "is given, but this optimizer has no weight decay; remove it.")]
    [InlineData("torch.optim.Rprop", "decay_biases_and_norms: false", "decay_biases_and_norms", "is false, but this optimizer has no weight decay; remove it.")]
    [InlineData("torch.optim.Rprop", "etas: [1.5, 1.2]", "etas", "must be a number between 0 and 1 and one above 1, but is [1.5, 1.2].")]
    [InlineData("torch.optim.Rprop", "step_sizes: [2, 1]", "step_sizes", "must be the least and the largest step, but is [2, 1].")]
    [InlineData("torch.optim.Adam", "params: [{lr: 0.1}]", "params", "are tensors that only code can name; all parameters of the model are changed, and some of them otherwise than the rest by groups, such as groups: [{match: 'fc.*', lr: 0.01}].")]
    [InlineData("torch.optim.Adam", "capturable: true", "capturable", "is true, but steps are not captured in CUDA graphs here; remove it, which changes no result.")]
    [InlineData("torch.optim.LBFGS", "differentiable: true", "differentiable", "is true, but a session never differentiates a step; remove it.")]
    public void What_makes_no_sense_is_refused_with_its_place(string type, string parameters, string path, string sentence) => Assert.Equal(
        ($"optimizer.params.{path}", sentence), Bound.Mistake<Sections>($"optimizer: {{type: {type}, params: {{{parameters}}}}}"));

    [Theory]
    [InlineData("torch.optim.SGD", "lr: 0.1, foreach: true, maximize: false, differentiable: false")]
    [InlineData("torch.optim.Adam", "foreach: null, fused: false, capturable: false")]
    public void Keys_that_pick_an_implementation_change_nothing(string type, string parameters)
    {
        using var optimizer = Bound.To<Sections>($"optimizer: {{type: {type}, params: {{{parameters}}}}}").Optimizer.CreateFor(_model);

        Assert.False(optimizer.Maximize);
    }

    [Theory]
    [InlineData("SGD")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("Adamax")]
    [InlineData("NAdam")]
    [InlineData("RAdam")]
    [InlineData("RMSprop")]
    [InlineData("Adagrad")]
    [InlineData("Adadelta")]
    [InlineData("Rprop")]
    [InlineData("ASGD")]
    [InlineData("LBFGS")]
    public void Each_optimizer_can_make_the_loss_grow(string type)
    {
        using var optimizer = Bound.To<Sections>($"optimizer: {{type: torch.optim.{type}, params: {{lr: 0.1, maximize: true}}}}").Optimizer.CreateFor(_model);

        Assert.True(optimizer.Maximize);
    }

    public void Dispose() => _model.Dispose();

    private Optimizer Make(string parameters) =>
        Bound.To<Sections>($"optimizer: {{type: torch.optim.SGD, params: {{{parameters}}}}}").Optimizer.CreateFor(_model);

    private sealed record Sections
    {
        public required IOptimizerOptions Optimizer { get; init; }
    }
}
