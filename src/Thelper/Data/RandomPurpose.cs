namespace Thelper.Data;

/// <summary>
/// What random numbers are for where no transform asks, in the place of the operation's position: equal seeds for several
/// purposes must not give equal numbers. Transforms count up from 0, these count down.
/// </summary>
internal static class RandomPurpose
{
    public const uint Order = uint.MaxValue;
    public const uint TestSplit = uint.MaxValue - 1;
    public const uint ValidSplit = uint.MaxValue - 2;
    public const uint DrawnShape = uint.MaxValue - 3;
    public const uint DrawnNoise = uint.MaxValue - 4;
    public const uint WeightedOrder = uint.MaxValue - 5;
    public const uint ShownSamples = uint.MaxValue - 6;
    public const uint Projection = uint.MaxValue - 7;
    public const uint Collation = uint.MaxValue - 16;
}
