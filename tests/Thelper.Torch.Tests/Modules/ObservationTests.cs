using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

/// <summary>Looking at the outputs of modules within a model.</summary>
public sealed class ObservationTests
{
    [Fact]
    public void An_observer_sees_the_output_until_it_is_disposed()
    {
        using var scope = TensorScope.Open();
        using var convolution = new Conv2d(1, 2, new(3));
        using var model = new Sequential(convolution, new ReLU(inPlace: true));
        List<long[]> shapes = [];
        using (convolution.ObserveOutput(output => Noted(shapes, output)))
        {
            model.Forward(Operators.Zeros([1, 1, 5, 5]));
        }

        model.Forward(Operators.Zeros([1, 1, 6, 6]));
        Assert.Equal([1, 2, 3, 3], Assert.Single(shapes));
    }

    [Fact]
    public void What_an_observer_gives_takes_the_place_of_the_output()
    {
        using var scope = TensorScope.Open();
        using var model = new Sequential(new Conv2d(1, 1, new(1)), new ReLU());
        using var observation = ((Conv2d)model.Children["0"]).ObserveOutput(output => Operators.Full(output.Shape, 3.0, ScalarType.Float32));

        Assert.Equal([3, 3, 3, 3], model.Forward(Operators.Zeros([1, 1, 2, 2])).ToArray<float>());
    }

    [Fact]
    public void Observers_see_what_those_before_them_gave()
    {
        using var scope = TensorScope.Open();
        using var layer = new Conv2d(1, 1, new(1));
        using var first = layer.ObserveOutput(output => Operators.Full(output.Shape, 3.0, ScalarType.Float32));
        using (layer.ObserveOutput(output => output.Mul(2.0)))
        {
            Assert.Equal([6], layer.Forward(Operators.Zeros([1, 1, 1, 1])).ToArray<float>());
        }

        Assert.Equal([3], layer.Forward(Operators.Zeros([1, 1, 1, 1])).ToArray<float>());
    }

    [Fact]
    public void What_an_observer_of_the_input_gives_is_what_the_module_computes_with()
    {
        using var scope = TensorScope.Open();
        using var layer = new ReLU();
        using (layer.ObserveInput(input => input.Add(2L)))
        {
            Assert.Equal([1, 0], layer.Forward(Tensors.From<float>([-1, -5])).ToArray<float>());
        }

        Assert.Equal([0, 0], layer.Forward(Tensors.From<float>([-1, -5])).ToArray<float>());
    }

    [Fact]
    public void Observing_leaves_no_tensor_behind()
    {
        var live = new LiveTensors();
        using (var scope = TensorScope.Open())
        {
            using var layer = new Conv2d(1, 1, new(1));
            using var observation = layer.ObserveOutput(output => output.Clone());
            layer.Forward(Operators.Zeros([1, 1, 1, 1]));
        }

        Assert.Equal(0, live.Added);
    }

    private static Tensor Noted(List<long[]> shapes, Tensor output)
    {
        shapes.Add(output.Shape);
        return output;
    }
}
