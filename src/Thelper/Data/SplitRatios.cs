namespace Thelper.Data;

/// <summary>The samples of one data set that go to each set.</summary>
/// <param name="Train">Indices into the data set.</param>
/// <param name="Valid">Indices into the data set.</param>
/// <param name="Test">Indices into the data set.</param>
public sealed record SplitIndices(IReadOnlyList<int> Train, IReadOnlyList<int> Valid, IReadOnlyList<int> Test);

/// <summary>The shares of one data set that go to each set; each at least 0, together at most 1.</summary>
/// <param name="Train">Share of the training set.</param>
/// <param name="Valid">Share of the validation set.</param>
/// <param name="Test">Share of the test set.</param>
public readonly record struct SplitRatios(double Train, double Valid, double Test)
{
    /// <summary>The shares added up.</summary>
    public double Sum => Train + Valid + Test;

    /// <summary>Whether the shares are more than there is; a hair more is rounding.</summary>
    public bool IsTooMuch => Sum > 1 + 1e-6;

    /// <summary>Whether samples stay out of all sets; a hair less than 1 is rounding.</summary>
    public bool LeavesSomeOut => Sum is > 0 and < 1 - 1e-6;

    /// <summary>Shares that add up to 1 where they were more before.</summary>
    public SplitRatios Normalised() => Sum > 1 ? new(Train / Sum, Valid / Sum, Test / Sum) : this;
}
