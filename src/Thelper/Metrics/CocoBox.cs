namespace Thelper.Metrics;

/// <summary>
/// A box that a model found, as each pair of a range of areas and an overlap judges it: right, wrong, or, where neither bit is
/// set, something that does not count.
/// </summary>
/// <param name="Confidence">How sure the model was.</param>
/// <param name="Right">The bits of <see cref="CocoRules.Bit"/> where it found an object; above them its <see cref="Place"/>.</param>
/// <param name="Wrong">The bits where it is wrong.</param>
internal readonly record struct CocoBox(double Confidence, ulong Right, ulong Wrong) : IRanked
{
    private const int PlaceShift = 56;

    /// <summary>Makes a box.</summary>
    /// <param name="confidence">How sure the model was.</param>
    /// <param name="place">How many boxes of its class and image are surer; below 100.</param>
    /// <param name="right">The bits where it is right.</param>
    /// <param name="wrong">The bits where it is wrong.</param>
    public CocoBox(double confidence, int place, ulong right, ulong wrong)
        : this(confidence, right | ((ulong)place << PlaceShift), wrong)
    {
    }

    /// <summary>How many boxes of its class and image are surer.</summary>
    public int Place => (int)(Right >> PlaceShift);
}
