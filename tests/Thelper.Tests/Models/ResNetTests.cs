using System.Security.Cryptography;
using System.Text.Json;
using Thelper.Models;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>ResNet-18 beside torchvision's.</summary>
public sealed class ResNetTests
{
    private const double Tolerance = 1e-5;

    [SkippableFact]
    public void The_state_dictionary_has_torchvisions_keys_in_their_order()
    {
        using var run = new ResNetRun();

        Assert.Equal(
            run.Recorded.GetProperty("initial").EnumerateObject().Select(entry => entry.Name), run.Model.StateDictionary().Keys);
    }

    [SkippableTheory]
    [InlineData(false, "initial")]
    [InlineData(true, "initial with zero residuals")]
    public void A_seed_gives_torchvisions_initial_values_bit_for_bit(bool zeroResidual, string recorded)
    {
        using var run = new ResNetRun(new ResNetOptions { ZeroInitResidual = zeroResidual });
        var digests = run.Recorded.GetProperty(recorded);

        Assert.All(run.Model.StateDictionary(), entry => Assert.Equal(
            digests.GetProperty(entry.Key).GetString(),
            Convert.ToHexString(SHA256.HashData(entry.Value.ToBytes())),
            ignoreCase: true));
    }

    [SkippableTheory]
    [InlineData("train")]
    [InlineData("eval")]
    public void The_output_is_torchvisions(string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun();

        Recorded.AssertEqual(run.Recorded.GetProperty(mode).GetProperty("output"), Pass(run, mode).Output, Tolerance);
    }

    [SkippableTheory]
    [InlineData("train")]
    [InlineData("eval")]
    public void The_loss_is_torchvisions(string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun();

        Recorded.AssertEqual(run.Recorded.GetProperty(mode).GetProperty("loss"), Pass(run, mode).Loss, Tolerance);
    }

    [SkippableTheory]
    [InlineData("train")]
    [InlineData("eval")]
    public void The_gradients_are_torchvisions(string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun();
        Pass(run, mode);
        var gradients = run.Recorded.GetProperty(mode).GetProperty("gradients");

        Assert.All(run.Model.NamedParameters(), entry =>
            AssertNear(gradients.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!)));
    }

    [SkippableFact]
    public void The_statistics_after_a_training_pass_are_torchvisions()
    {
        using var scope = TensorScope.Open();
        using var run = new ResNetRun();
        run.Pass();
        var statistics = run.Recorded.GetProperty("statistics");

        Assert.All(run.Model.NamedBuffers(), entry =>
            Recorded.AssertEqual(statistics.GetProperty(entry.Name), entry.Tensor, Tolerance));
    }

    [Fact]
    public void Pretrained_weights_are_refused_while_there_are_none() => Assert.Equal(
        "is true, but pretrained weights cannot be loaded yet; leave it out to train from scratch.",
        Assert.Single(new ResNetOptions { Pretrained = true }.Validate()).Sentence);

    private static (Tensor Output, Tensor Loss) Pass(ResNetRun run, string mode)
    {
        var passed = run.Pass();
        if (mode == "train")
        {
            return passed;
        }

        run.Model.Eval();
        return run.Pass();
    }

    /// <summary>The tolerance is relative to the largest of the recorded elements.</summary>
    private static void AssertNear(JsonElement recorded, Tensor tensor)
    {
        var expected = recorded.GetProperty("data").Deserialize<double[]>()!;
        var largest = expected.Max(Math.Abs);
        Assert.Equal(expected, tensor.ToArray<double>(), (a, b) => Math.Abs(a - b) <= Tolerance * largest);
    }
}
