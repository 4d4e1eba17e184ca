using System.Text.Json;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.PyTorch;

public sealed class StepComparisonTests
{
    private const double Tolerance = 1e-6;

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void Gradients_are_clipped_to_a_norm_as_PyTorch_does(int which)
    {
        using var scope = TensorScope.Open();
        var parameters = Parameters();
        var expected = Ask("norm")[which];

        var norm = Gradients.ClipNorm(parameters, expected.GetProperty("maximum").GetDouble());

        Assert.Equal(expected.GetProperty("norm").GetProperty("data")[0].GetDouble(), norm, Tolerance);
        AssertGradients(expected, parameters);
    }

    [SkippableFact]
    public void Gradients_are_clipped_to_a_magnitude_as_PyTorch_does()
    {
        using var scope = TensorScope.Open();
        var parameters = Parameters();
        var expected = Ask("value");

        Gradients.ClipValue(parameters, expected.GetProperty("maximum").GetDouble());

        AssertGradients(expected, parameters);
    }

    [SkippableFact]
    public void A_layer_under_autocast_gives_the_bits_of_PyTorchs()
    {
        using var scope = TensorScope.Open();
        var expected = Ask("autocast");
        using var layer = new Linear(37, 11);
        layer.LoadStateDictionary(new Dictionary<string, Tensor>
        {
            ["weight"] = Recorded.Tensor(expected.GetProperty("weight")),
            ["bias"] = Recorded.Tensor(expected.GetProperty("bias")),
        });

        Tensor output, loss;
        using (Autocast.Enable(Device.Cpu, ScalarType.BFloat16))
        {
            output = layer.Forward(Recorded.Tensor(expected.GetProperty("input")));
            loss = new CrossEntropyLoss().Forward(output, Operators.Arange(9L, ScalarType.Int64));
        }

        loss.Backward();

        Assert.Equal(ScalarType.BFloat16, output.ScalarType);
        Recorded.AssertEqual(expected.GetProperty("output"), output);
        Recorded.AssertEqual(expected.GetProperty("loss"), loss);
        Recorded.AssertEqual(expected.GetProperty("gradient"), layer.Weight.Gradient()!);
    }

    private static JsonElement Ask(string part) => PythonTorch.Ask("steps.py").GetProperty(part);

    /// <summary>Parameters of the recorded shapes, with the recorded gradients, and one without a gradient.</summary>
    private static List<Tensor> Parameters()
    {
        var parameters = new List<Tensor>();
        foreach (var recorded in Ask("gradients").EnumerateArray())
        {
            var gradient = Recorded.Tensor(recorded);
            parameters.Add(Operators.Zeros(gradient.Shape));
            parameters[^1].RequiresGradient = true;
            parameters[^1].SetGradient(gradient);
        }

        parameters.Add(Operators.Zeros([2]));
        return parameters;
    }

    private static void AssertGradients(JsonElement expected, List<Tensor> parameters)
    {
        foreach (var (recorded, parameter) in expected.GetProperty("gradients").EnumerateArray().Zip(parameters))
        {
            Recorded.AssertEqual(recorded, parameter.Gradient()!, Tolerance);
        }
    }
}
