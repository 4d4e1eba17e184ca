using Thelper.Models;
using Thelper.Tasks;
using Thelper.Tests.Support;
using Thelper.Torch;

namespace Thelper.Tests.Models;

public sealed class LeNetTests : IDisposable
{
    private const int Classes = 10;
    private readonly LeNet _model = new(new LeNetOptions(), Classes);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Parameters_have_the_originals_names_and_shapes()
    {
        string[] expected =
        [
            "baseline.0.weight 6x1x5x5", "baseline.0.bias 6", "baseline.3.weight 16x6x5x5", "baseline.3.bias 16",
            "classifier.0.weight 120x400", "classifier.0.bias 120", "classifier.2.weight 84x120", "classifier.2.bias 84",
            "classifier.4.weight 10x84", "classifier.4.bias 10",
        ];

        Assert.Equal(expected, _model.StateDictionary().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.Shape)}"));
    }

    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(3, 32, 32)]
    [InlineData(3, 16, 16)]
    [InlineData(1, 28, 40)]
    [InlineData(2, 33, 29)]
    public void Images_of_the_shape_that_it_was_made_for_get_a_score_for_each_class(int channels, int height, int width)
    {
        using var scope = TensorScope.Open();
        using var model = new LeNet(new LeNetOptions { InputShape = [channels, height, width] }, Classes);

        Assert.Equal([2, Classes], model.Forward(Operators.Zeros([2, channels, height, width])).Shape);
    }

    [Fact]
    public void Layers_are_as_large_as_asked_for()
    {
        var options = new LeNetOptions { FirstFilters = 2, SecondFilters = 3, FirstHidden = 5, SecondHidden = 7 };
        using var model = new LeNet(options, Classes);

        var biases = model.Parameters().Where(parameter => parameter.Rank == 1);
        Assert.Equal([2, 3, 5, 7, 10], biases.Select(bias => bias.ElementCount));
    }

    [Theory]
    [InlineData(new long[] { 2, 3, 28, 28 }, "2x3x28x28")]
    [InlineData(new long[] { 2, 1, 32, 32 }, "2x1x32x32")]
    [InlineData(new long[] { 1, 28, 28 }, "1x28x28")]
    public void Images_of_another_shape_are_refused_with_both_shapes(long[] shape, string shown)
    {
        using var scope = TensorScope.Open();

        Assert.Equal(
            "LeNet was made for images of 1x28x28 (channels, height, width; model.params.input_shape), but received a batch "
            + $"of the shape {shown}.",
            Assert.Throws<ModelException>(() => _model.Forward(Operators.Zeros(shape))).Message);
    }

    [Theory]
    [InlineData("[28, 28]")]
    [InlineData("[1, 15, 28]")]
    [InlineData("[0, 28, 28]")]
    public void An_input_shape_that_leaves_nothing_to_classify_is_refused(string shape) => Assert.Equal(
        ("model.params.input_shape", $"must be [channels, height, width] with sides of at least 16, but is {shape}."),
        Bound.Mistake<ModelSection>($"model:\n  type: thelper.nn.lenet.LeNet\n  params: {{input_shape: {shape}}}\n"));

    [Fact]
    public void The_task_gives_the_number_of_outputs()
    {
        using var scope = TensorScope.Open();
        using var model = (LeNet)new LeNetOptions().Create(new Classification(["a", "b", "c"], "image", "label"));

        Assert.Equal([1, 3], model.Forward(Operators.Zeros([1, 1, 28, 28])).Shape);
    }
}
