namespace Thelper.Metrics;

/// <summary>Which of COCO's numbers looks at what.</summary>
/// <param name="Number">The number.</param>
/// <param name="Key">Its name in files.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Sizes">The index of the range of areas.</param>
/// <param name="Overlap">The index of the only overlap; null for the mean over all.</param>
/// <param name="Boxes">For a recall, how many boxes of each class and image count; null for a precision.</param>
internal sealed record CocoRule(CocoNumber Number, string Key, string Meaning, int Sizes, int? Overlap = null, int? Boxes = null);

/// <summary>
/// What COCO's evaluation holds fixed (Lin et al., "Microsoft COCO: Common Objects in Context", 2014, and the evaluation
/// published with it).
/// </summary>
internal static class CocoRules
{
    /// <summary>Boxes of a class in an image; those less sure do not count.</summary>
    public const int MostBoxes = 100;

    /// <summary>The index of the range that has objects of any size.</summary>
    public const int AnySize = 0;

    private const double LeastOverlap = 0.5;
    private const double HighestOverlap = 0.95;

    /// <summary>
    /// Overlaps from which a box counts as found. They and the recalls are made as the published evaluation makes them, because
    /// the last bit decides where an overlap or recall is just enough.
    /// </summary>
    public static readonly double[] Overlaps =
        [.. Enumerable.Range(0, 10).Select(i => (i * ((HighestOverlap - LeastOverlap) / 9)) + LeastOverlap)];

    /// <summary>Recalls whose precisions are averaged.</summary>
    public static readonly double[] Recalls = [.. Enumerable.Range(0, 101).Select(i => i * 0.01)];

    /// <summary>Areas in square pixels, both ends included: of any size, small, medium and large.</summary>
    public static readonly (double Least, double Most)[] Areas =
        [(0, 1e10), (0, 32 * 32), (32 * 32, 96 * 96), (96 * 96, 1e10)];

    /// <summary>All numbers in their usual order.</summary>
    public static readonly IReadOnlyList<CocoRule> All =
    [
        new(CocoNumber.Precision, "ap", "precision, IoU 0.50 to 0.95", AnySize),
        new(CocoNumber.PrecisionAt50, "ap50", "precision, IoU 0.50", AnySize, Overlap: 0),
        new(CocoNumber.PrecisionAt75, "ap75", "precision, IoU 0.75", AnySize, Overlap: 5),
        new(CocoNumber.PrecisionOfSmall, "ap_small", "precision, small objects", 1),
        new(CocoNumber.PrecisionOfMedium, "ap_medium", "precision, medium objects", 2),
        new(CocoNumber.PrecisionOfLarge, "ap_large", "precision, large objects", 3),
        new(CocoNumber.RecallOf1, "ar1", "recall, 1 box", AnySize, Boxes: 1),
        new(CocoNumber.RecallOf10, "ar10", "recall, 10 boxes", AnySize, Boxes: 10),
        new(CocoNumber.RecallOf100, "ar100", "recall, 100 boxes", AnySize, Boxes: MostBoxes),
        new(CocoNumber.RecallOfSmall, "ar_small", "recall, small objects", 1, Boxes: MostBoxes),
        new(CocoNumber.RecallOfMedium, "ar_medium", "recall, medium objects", 2, Boxes: MostBoxes),
        new(CocoNumber.RecallOfLarge, "ar_large", "recall, large objects", 3, Boxes: MostBoxes),
    ];

    /// <summary>The bit of a box that says how it is judged.</summary>
    /// <param name="sizes">The index of the range of areas.</param>
    /// <param name="overlap">The index of the overlap.</param>
    public static ulong Bit(int sizes, int overlap) => 1UL << ((sizes * Overlaps.Length) + overlap);

    /// <summary>The bits of all overlaps.</summary>
    /// <param name="sizes">The index of the range of areas.</param>
    public static ulong Bits(int sizes) => ((1UL << Overlaps.Length) - 1) << (sizes * Overlaps.Length);

    /// <summary>Whether an area is within a range.</summary>
    /// <param name="sizes">The index of the range.</param>
    /// <param name="area">In square pixels.</param>
    public static bool Includes(int sizes, double area) => area >= Areas[sizes].Least && area <= Areas[sizes].Most;
}
