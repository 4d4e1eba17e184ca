using Thelper.Configuration;

namespace Thelper.Metrics;

/// <summary>The twelve numbers by which COCO compares detectors.</summary>
public enum CocoNumber
{
    /// <summary>The average precision, as a mean over overlaps of 0.5, 0.55 to 0.95.</summary>
    [ConfigKey("ap")]
    Precision,

    /// <summary>The average precision where an overlap of 0.5 is enough.</summary>
    [ConfigKey("ap50")]
    PrecisionAt50,

    /// <summary>The average precision where an overlap of 0.75 is enough.</summary>
    [ConfigKey("ap75")]
    PrecisionAt75,

    /// <summary><see cref="Precision"/> of objects up to 32² pixels.</summary>
    [ConfigKey("ap_small")]
    PrecisionOfSmall,

    /// <summary><see cref="Precision"/> of objects from 32² to 96² pixels.</summary>
    [ConfigKey("ap_medium")]
    PrecisionOfMedium,

    /// <summary><see cref="Precision"/> of objects from 96² pixels on.</summary>
    [ConfigKey("ap_large")]
    PrecisionOfLarge,

    /// <summary>The share of objects that are found by the surest box of their class and image, as a mean over the same overlaps.</summary>
    [ConfigKey("ar1")]
    RecallOf1,

    /// <summary>The same by the 10 surest boxes.</summary>
    [ConfigKey("ar10")]
    RecallOf10,

    /// <summary>The same by the 100 surest boxes.</summary>
    [ConfigKey("ar100")]
    RecallOf100,

    /// <summary><see cref="RecallOf100"/> of objects up to 32² pixels.</summary>
    [ConfigKey("ar_small")]
    RecallOfSmall,

    /// <summary><see cref="RecallOf100"/> of objects from 32² to 96² pixels.</summary>
    [ConfigKey("ar_medium")]
    RecallOfMedium,

    /// <summary><see cref="RecallOf100"/> of objects from 96² pixels on.</summary>
    [ConfigKey("ar_large")]
    RecallOfLarge,
}
