using Thelper.Configuration;
using Thelper.Tests.Support;
using Thelper.Tests.Train;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Examples;

/// <summary>The detector of drawn shapes learns.</summary>
public sealed class DetectionExampleTests
{
    /// <summary>An untrained model has about 0; after one of the four epochs this one has 0.37.</summary>
    [Fact]
    public void A_detector_begins_to_find_shapes_in_its_first_epoch()
    {
        using var folder = new TemporaryFolder();
        var document = ConfigReader.Read(Path.Combine(Repository.Root, "configs", "shapes-detection.yml"))
            .With([ConfigOverride.Parse("trainer.epochs=1"), ConfigOverride.Parse("trainer.compute_threads=1")]);
        var results = Experiment.Read(document, "unnamed").Start(folder["sessions"], new EventList());

        Assert.InRange(results.Best!.Value, 0.2, 1);
    }
}
