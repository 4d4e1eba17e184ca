namespace Thelper.Metrics;

/// <summary>
/// Says which of several classes a sample has, by one rule for metrics and pictures: a class is there from a flag of 0.5 on, and
/// found from a score of 0 on, which is a probability of 0.5. A score that is NaN says neither, and is never right.
/// </summary>
internal static class ClassFlags
{
    /// <summary>Whether a sample has a class.</summary>
    /// <param name="flag">0 to 1.</param>
    public static bool IsThere(float flag) => flag >= 0.5f;

    /// <summary>Whether a model found a class.</summary>
    /// <param name="score">Its score, a logit.</param>
    public static bool IsFound(float score) => score >= 0;

    /// <summary>Whether what a model says of a class is so.</summary>
    /// <param name="score">Its score, a logit.</param>
    /// <param name="flag">0 to 1.</param>
    public static bool IsRight(float score, float flag) => !float.IsNaN(score) && IsFound(score) == IsThere(flag);
}
