using Thelper.Metrics;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>A pass over a set that is under way: what was added up so far, and where the random numbers stand.</summary>
/// <param name="set">The set.</param>
/// <param name="tally">What the pass gives.</param>
/// <param name="device">Where the model computes.</param>
internal sealed class PassState(SetRun set, PassTally tally, Device device) : IStateful
{
    public SetRun Set => set;

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["set"] = set.Name,
        ["tally"] = tally.SaveState(),
        ["consumers"] = set.Consumers.SaveState(),
        ["generators"] = Devices.Select(StateOf).ToList(),
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        tally.LoadState((IReadOnlyDictionary<string, object?>)state["tally"]!);
        set.Consumers.LoadState((IReadOnlyDictionary<string, object?>)state["consumers"]!);
        foreach (var (place, saved) in Devices.Zip((IReadOnlyList<object?>)state["generators"]!))
        {
            using var generator = Generator.Default(place);
            generator.SetState((Tensor)saved!);
        }
    }

    private IEnumerable<Device> Devices => device.IsCpu ? [Device.Cpu] : [Device.Cpu, device];

    private static object? StateOf(Device place)
    {
        using var generator = Generator.Default(place);
        return generator.GetState();
    }
}
