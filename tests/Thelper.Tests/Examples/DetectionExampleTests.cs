using Thelper.Configuration;
using Thelper.Tests.Support;
using Thelper.Tests.Train;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Examples;

/// <summary>The detector of drawn shapes learns.</summary>
public sealed class DetectionExampleTests
{
    /// <summary>An untrained model has about 0, and the example reaches far more with all its images and epochs.</summary>
    [Fact]
    public void A_detector_learns_to_find_shapes()
    {
        using var folder = new TemporaryFolder();
        var document = ConfigReader.Read(Path.Combine(Repository.Root, "configs", "shapes-detection.yml")).With(
        [
            ConfigOverride.Parse("datasets.shapes.params.count=250"),
            ConfigOverride.Parse("trainer.epochs=2"),
            ConfigOverride.Parse("trainer.compute_threads=1"),
        ]);
        var results = Experiment.Read(document, "unnamed").Start(folder["sessions"], new EventList());

        Assert.InRange(results.Best!.Value, 0.1, 1);
    }
}
