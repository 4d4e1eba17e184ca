namespace Thelper.Data.Facts;

/// <summary>A sample of one of the sets.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Dataset">The name of its data set.</param>
/// <param name="Index">Its number there.</param>
/// <param name="Name">What it is called there.</param>
public sealed record PlacedSample(string Set, string Dataset, int Index, string Name)
{
    /// <summary>Such as <c>train: flowers/rose/3.jpg</c>.</summary>
    public override string ToString() => $"{Set}: {Dataset}/{Name}";
}

/// <summary>Two samples of different sets with the same image, or nearly so.</summary>
/// <param name="First">That of the earlier set: train, then valid, then test.</param>
/// <param name="Second">That of the later set.</param>
/// <param name="IsExact">Whether all pixels are equal.</param>
/// <param name="Distance">In how many of 64 bits the perceptual hashes differ; 0 where all pixels are equal.</param>
public sealed record DuplicatePair(PlacedSample First, PlacedSample Second, bool IsExact, int Distance)
{
    /// <summary>A line for a log.</summary>
    public override string ToString() => $"{First} = {Second} ({(IsExact ? "equal pixels" : $"distance {Distance}")})";
}

/// <summary>Images that are in more than one of the three sets.</summary>
/// <param name="Compared">How many images were compared.</param>
/// <param name="Pairs">In the order of the first sample, then of the second.</param>
/// <param name="NotCompared">A sentence for each sample that has no image that can be loaded.</param>
public sealed record DuplicateReport(int Compared, IReadOnlyList<DuplicatePair> Pairs, IReadOnlyList<string> NotCompared)
{
    /// <summary>Pairs with equal pixels.</summary>
    public int Exact => Pairs.Count(pair => pair.IsExact);

    /// <summary>Pairs that are nearly equal.</summary>
    public int Near => Pairs.Count - Exact;
}
