namespace Thelper.Metrics;

/// <summary>Precision and recall of a class after each box that was found, from the surest down.</summary>
internal sealed class PrecisionRecall
{
    /// <summary>
    /// The steps of <see cref="ElevenPoints"/>. Their multiples are doubles, as in other evaluations, so that a recall of 3/10 is
    /// below the fourth of them.
    /// </summary>
    public const double Tenth = 0.1;

    private const int Tenths = 10;
    private readonly bool[] _isRight;

    /// <summary>Makes a curve.</summary>
    /// <param name="isRight">Of each box, whether it found an object.</param>
    /// <param name="objects">How many there are to find; where there is none, every recall is NaN.</param>
    public PrecisionRecall(bool[] isRight, long objects)
    {
        (_isRight, Objects) = (isRight, objects);
        (Precisions, Recalls) = (new double[isRight.Length], new double[isRight.Length]);
        for (var i = 0; i < isRight.Length; i++)
        {
            Right += isRight[i] ? 1 : 0;
            Precisions[i] = (double)Right / (i + 1);
            Recalls[i] = objects == 0 ? double.NaN : (double)Right / objects;
        }
    }

    /// <summary>How many objects there are to find.</summary>
    public long Objects { get; }

    /// <summary>Boxes that found one.</summary>
    public int Right { get; }

    /// <summary>Boxes that found none.</summary>
    public int Wrong => _isRight.Length - Right;

    /// <summary>After each box, the share of the boxes so far that are right.</summary>
    public double[] Precisions { get; }

    /// <summary>After each box, the share of the objects that were found.</summary>
    public double[] Recalls { get; }

    /// <summary>The average precision; there is at least one object.</summary>
    public double Average(AveragePrecisionMethod method) => method == AveragePrecisionMethod.AllPoints
        ? AreaBelow()
        : ElevenPoints().Average();

    /// <summary>Before the first box and after each one, the highest precision from there on.</summary>
    public double[] HighestPrecisions()
    {
        double[] highest = [0, .. Precisions];
        for (var i = highest.Length - 2; i >= 0; i--)
        {
            highest[i] = Math.Max(highest[i], highest[i + 1]);
        }

        return highest;
    }

    /// <summary>The highest precision where the recall is 0, 0.1 to 1 or more; 0 where it nowhere is.</summary>
    public double[] ElevenPoints()
    {
        var highest = HighestPrecisions();
        return [.. Enumerable.Range(0, Tenths + 1).Select(tenth => FirstAt(tenth * Tenth) is var first and >= 0 ? highest[first + 1] : 0)];
    }

    private int FirstAt(double recall) => Array.FindIndex(Recalls, each => each >= recall);

    /// <summary>Each object that was found adds its share of the recall, times the highest precision at that recall or a higher one.</summary>
    private double AreaBelow()
    {
        var highest = HighestPrecisions();
        var sum = 0.0;
        for (var i = 0; i < _isRight.Length; i++)
        {
            sum += _isRight[i] ? highest[i + 1] : 0;
        }

        return sum / Objects;
    }
}
