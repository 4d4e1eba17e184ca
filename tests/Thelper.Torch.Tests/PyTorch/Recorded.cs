using System.Text.Json;

namespace Thelper.Torch.Tests.PyTorch;

/// <summary>Tensors as <c>modules.py</c> writes them: sizes, and the elements as real numbers.</summary>
internal static class Recorded
{
    public static JsonElement Ask(params string[] path) =>
        path.Aggregate(PythonTorch.Ask("modules.py"), (element, key) => element.GetProperty(key));

    public static Tensor Tensor(JsonElement recorded, ScalarType type = ScalarType.Float32)
    {
        using var scope = TensorScope.Open();
        var shape = recorded.GetProperty("shape").Deserialize<long[]>()!;
        return scope.Keep(Tensors.From<double>(recorded.GetProperty("data").Deserialize<double[]>()!, shape).Reshape(shape).To(type));
    }

    /// <summary>The tolerance is relative to the larger of 1 and the recorded number; 0 asks for the same bits.</summary>
    public static void AssertEqual(JsonElement recorded, Tensor tensor, double tolerance = 0)
    {
        var expected = recorded.GetProperty("data").Deserialize<double[]>()!;
        Assert.Equal(recorded.GetProperty("shape").Deserialize<long[]>()!, tensor.Shape);
        Assert.Equal(expected, tensor.ToArray<double>(), (a, b) => Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a)));
    }
}
