using Thelper.Data;

namespace Thelper.Tests.Data;

/// <summary>Adds a number to every pixel value.</summary>
internal sealed record AddedValue(float Value) : ITransformOptions
{
    public ITransform Create() => new Map(value => value + Value);

    public static implicit operator TransformStageOptions(AddedValue options) => new() { Operation = options };

    internal sealed class Map(Func<float, float> function) : PixelMap, ITransform
    {
        public override float Apply(int channel, float value) => function(value);

        public void Apply(SampleEntries entries, CounterRandom random)
        {
            foreach (var entry in entries)
            {
                (entry.Value as SampleImage)?.Map(this);
            }
        }
    }
}

/// <summary>Multiplies every pixel value by ten, so that what is added before can be told from what is added after.</summary>
internal sealed record TenTimes : ITransformOptions
{
    public ITransform Create() => new AddedValue.Map(value => value * 10);
}
