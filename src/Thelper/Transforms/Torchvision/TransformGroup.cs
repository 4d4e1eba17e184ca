using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>Operations one after another, as one.</summary>
/// <param name="stages">In the order of their application.</param>
internal sealed class TransformGroup(IReadOnlyList<TransformStageOptions> stages) : ITransform
{
    private readonly TransformPipeline _pipeline = new(stages);

    public void Apply(SampleEntries entries, CounterRandom random) => _pipeline.Apply(entries, random);
}
