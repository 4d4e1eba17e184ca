using Thelper.Configuration;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Models;

public sealed class MlpTests
{
    private static readonly Classification Classes = new(["a", "b", "c"], "values", "label");

    [Fact]
    public void There_are_two_hidden_layers_of_64_by_default()
    {
        using var model = new MlpOptions { InFeatures = 5 }.Create(Classes);

        Assert.Equal(
            ["layers.0.weight 64x5", "layers.2.weight 64x64", "layers.4.weight 3x64"],
            model.NamedParameters().Where(entry => entry.Tensor.Rank == 2).Select(entry => $"{entry.Name} {string.Join('x', entry.Tensor.Shape)}"));
    }

    [Fact]
    public void Without_hidden_layers_the_model_is_linear()
    {
        using var model = new MlpOptions { InFeatures = 5, HiddenSizes = [] }.Create(Classes);

        Assert.Equal(["layers.0.weight", "layers.0.bias"], model.NamedParameters().Select(entry => entry.Name));
    }

    [Theory]
    [InlineData(new long[] { 4, 6 }, ScalarType.Float64)]
    [InlineData(new long[] { 4, 2, 3 }, ScalarType.Int64)]
    [InlineData(new long[] { 4, 1, 2, 3 }, ScalarType.Float32)]
    public void Samples_of_any_shape_and_type_are_taken(long[] shape, ScalarType type)
    {
        using var scope = TensorScope.Open();
        using var model = (Mlp)new MlpOptions { InFeatures = 6 }.Create(Classes);

        Assert.Equal("Float32[4, 3] on cpu", model.Forward(Operators.Zeros(shape, type)).ToString());
    }

    [Fact]
    public void A_batch_of_single_numbers_is_taken()
    {
        using var scope = TensorScope.Open();
        using var model = (Mlp)new MlpOptions { InFeatures = 1 }.Create(Classes);

        Assert.Equal([4, 3], model.Forward(Operators.Zeros([4])).Shape);
    }

    [Fact]
    public void The_tasks_input_shape_tells_the_number_of_inputs()
    {
        using var model = new MlpOptions().Create(new Regression("values", "y", form: new TargetForm { InputShape = [2, 3] }));

        Assert.Equal([64, 6], model.Parameters()[0].Shape);
    }

    [Fact]
    public void A_number_of_inputs_that_the_task_contradicts_is_refused() => Assert.Equal(
        "is 7, but the task's input shape [2, 3] has 6 numbers.",
        Assert.Throws<SettingException>(() => new MlpOptions { InFeatures = 7 }
            .Create(new Regression("values", "y", form: new TargetForm { InputShape = [2, 3] }))).Message);

    [Fact]
    public void A_number_of_inputs_that_nobody_tells_is_asked_for() => Assert.Equal(
        "is missing, and the task does not tell its input shape; give the number of values in a sample.",
        Assert.Throws<SettingException>(() => new MlpOptions().Create(Classes)).Message);

    [Fact]
    public void Samples_of_another_size_are_refused_with_both_sizes()
    {
        using var scope = TensorScope.Open();
        using var model = (Mlp)new MlpOptions { InFeatures = 6 }.Create(Classes);

        Assert.Equal(
            "The model was made for samples of 6 numbers (model.params.in_features), but received a batch of the shape 4x5.",
            Assert.Throws<ModelException>(() => model.Forward(Operators.Zeros([4, 5]))).Message);
    }

    [Theory]
    [InlineData("hidden_sizes: [8, 0]", "model.params.hidden_sizes.1")]
    [InlineData("dropout: 1.5", "model.params.dropout")]
    [InlineData("activation: none", "model.params.activation")]
    public void Settings_out_of_range_are_refused(string setting, string path) => Assert.StartsWith(
        path, Bound.Mistake<ModelSection>($"model:\n  type: thelper.nn.MLP\n  params: {{in_features: 6, {setting}}}\n").Path, StringComparison.Ordinal);
}
