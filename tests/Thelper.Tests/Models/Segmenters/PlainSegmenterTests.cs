using System.Text.Json;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models.Segmenters;

/// <summary>U-Net and FCN-32s beside the same networks of PyTorch's layers.</summary>
public sealed class PlainSegmenterTests
{
    private const double Tolerance = 1e-5;

    // A normalisation takes away what a bias before it adds, so the gradient of that bias is 0 but for rounding.
    private const double Least = 0.01;

    public static TheoryData<string> Networks => new(PlainSegmenterRun.Names);

    public static TheoryData<string, string> Passes
    {
        get
        {
            var passes = new TheoryData<string, string>();
            foreach (var network in PlainSegmenterRun.Names)
            {
                passes.Add(network, "train");
                passes.Add(network, "eval");
            }

            return passes;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void The_parameters_have_the_same_names_in_the_same_order(string network)
    {
        using var run = new PlainSegmenterRun(network);

        Assert.Equal(
            run.Recorded.GetProperty("keys").Deserialize<string[]>(),
            run.Model.StateDictionary().Keys.Where(key => key != "srm_conv.weight"));
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void The_scores_are_PyTorchs(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new PlainSegmenterRun(network);

        var (scores, _, recorded) = run.Pass(mode);

        Assert.Equal(recorded.GetProperty("shape").Deserialize<long[]>()!, scores.Shape);
        ResNetRun.AssertNear(recorded.GetProperty("scores"), ResNetRun.Sampled(scores), Tolerance);
    }

    [SkippableTheory]
    [MemberData(nameof(Passes))]
    public void Loss_and_gradients_are_PyTorchs(string network, string mode)
    {
        using var scope = TensorScope.Open();
        using var run = new PlainSegmenterRun(network);

        var (_, loss, recorded) = run.Pass(mode);

        Recorded.AssertEqual(recorded.GetProperty("loss"), loss, Tolerance);
        var gradients = recorded.GetProperty("gradients");
        Assert.All(run.Model.NamedParameters(), entry => ResNetRun.AssertNear(
            gradients.GetProperty(entry.Name), ResNetRun.Sampled(entry.Tensor.Gradient()!), Tolerance, Least));
    }
}
