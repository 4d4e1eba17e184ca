using System.Security.Cryptography;
using System.Text.Json;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>Networks beside torchvision's, or beside the same layers of PyTorch.</summary>
public sealed class BackboneTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Names => new(BackboneRun.Names);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_seed_gives_the_same_initial_values_under_the_same_keys_bit_for_bit(string name)
    {
        using var run = new BackboneRun(name);
        var expected = run.Recorded.GetProperty("initial").EnumerateObject().Select(entry => $"{entry.Name} {entry.Value}");

        Assert.Equal(expected, run.Model.StateDictionary().Select(entry => $"{entry.Key} {Digest(entry.Value)}"));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Output_and_loss_while_training_are_the_same(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new BackboneRun(name);

        AssertOutput(run.Recorded.GetProperty("train"), run.Train());
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Gradients_while_training_are_the_same(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new BackboneRun(name);
        run.Train();

        AssertGradients(run, "train");
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Statistics_after_a_training_pass_are_the_same(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new BackboneRun(name);
        run.Train();
        var statistics = run.Recorded.GetProperty("statistics");

        Assert.All(run.Model.NamedBuffers(), entry =>
            AssertNear(statistics.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor)));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Output_and_gradients_in_use_are_the_same(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new BackboneRun(name);

        AssertOutput(run.Recorded.GetProperty("eval"), run.Eval());
        AssertGradients(run, "eval");
    }

    private static string Digest(Tensor tensor) => Convert.ToHexStringLower(SHA256.HashData(tensor.ToBytes()));

    private static void AssertOutput(JsonElement expected, (Tensor Output, Tensor Loss) computed)
    {
        Recorded.AssertEqual(expected.GetProperty("output"), computed.Output, Tolerance);
        Recorded.AssertEqual(expected.GetProperty("loss"), computed.Loss, Tolerance);
    }

    private static void AssertGradients(BackboneRun run, string mode)
    {
        var gradients = run.Recorded.GetProperty(mode).GetProperty("gradients");
        Assert.All(run.Model.NamedParameters(), entry =>
            AssertNear(gradients.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!)));
    }

    /// <summary>The tolerance is relative to the largest of the recorded elements.</summary>
    private static void AssertNear(JsonElement recorded, Tensor tensor)
    {
        var expected = recorded.GetProperty("data").Deserialize<double[]>()!;
        var largest = expected.Max(Math.Abs);
        Assert.Equal(expected, tensor.ToArray<double>(), (a, b) => Math.Abs(a - b) <= Tolerance * largest);
    }
}
