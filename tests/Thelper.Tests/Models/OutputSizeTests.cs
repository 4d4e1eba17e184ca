using Thelper.Configuration;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Models;

/// <summary>How many numbers models give, and in which shape.</summary>
public sealed class OutputSizeTests
{
    private static readonly Regression Unknown = new("values", "number");

    public static TheoryData<string, int[]> Models => new()
    {
        { "{type: thelper.nn.MLP, params: {in_features: 4}}", [4] },
        { "{type: thelper.nn.LeNet}", [1, 28, 28] },
        { "{type: torchvision.models.mobilenet_v3_small}", [3, 32, 32] },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void A_number_is_predicted_for_each_sample_where_the_targets_shape_is_unknown(string model, int[] sample) =>
        Assert.Equal([2], Output(model, sample, Unknown));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_target_without_dimensions_gets_one_number_for_each_sample(string model, int[] sample) =>
        Assert.Equal([2], Output(model, sample, To([])));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_target_with_dimensions_gets_an_output_of_its_shape(string model, int[] sample) =>
        Assert.Equal([2, 3, 2], Output(model, sample, To([3, 2])));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_target_of_one_dimension_keeps_it(string model, int[] sample) =>
        Assert.Equal([2, 1], Output(model, sample, To([1])));

    [Theory]
    [MemberData(nameof(Models))]
    public void Another_kind_of_task_is_refused(string model, int[] sample) => Assert.Equal(
        "The model gives scores of classes or numbers, but the task is SuperResolution.",
        Assert.Throws<ModelException>(() => Output(model, sample, new SuperResolution("low", "high"))).Message);

    [Fact]
    public void Outputs_that_are_configured_have_a_dimension_where_the_targets_shape_is_unknown() =>
        Assert.Equal([2, 3], Output("{type: thelper.nn.MLP, params: {in_features: 4, out_features: 3}}", [4], Unknown));

    [Fact]
    public void Outputs_that_the_target_contradicts_are_refused() => Assert.Equal(
        "is 3, but the target's shape [3, 2] has 6 numbers. Leave it out, and the model takes the number from the task.",
        Assert.Throws<SettingException>(() =>
            Output("{type: thelper.nn.MLP, params: {in_features: 4, out_features: 3}}", [4], To([3, 2]))).Message);

    private static Regression To(int[] shape) => new("values", "number", form: new TargetForm { TargetShape = shape });

    private static long[] Output(string model, int[] sample, LearningTask task)
    {
        using var scope = TensorScope.Open();
        using var made = (Module<Tensor, Tensor>)Bound.To<ModelSection>($"model: {model}\n").Model.Create(task);
        made.Eval();
        return made.Forward(Operators.Zeros([2, .. sample.Select(size => (long)size)])).Shape;
    }
}
